#include <fcntl.h>
#include <string.h>
#if defined(__linux__)
#include <sys/syscall.h>
#include <unistd.h>
#endif

// Swift cannot call what the C library shows only to GNU programs.

/// Lets two files change places in one step; 0 where they have.
static inline int exchange_files(const char *one, const char *other) {
#if defined(__linux__) && defined(SYS_renameat2)
    return (int)syscall(SYS_renameat2, AT_FDCWD, one, AT_FDCWD, other, 1u << 1 /* RENAME_EXCHANGE */);
#else
    return -1;
#endif
}

#if defined(__linux__)
int fallocate(int file, int mode, off_t start, off_t count);
#endif

/// Gives back the room that a part of a file takes, which reads as zeros from then on; 0 where that has been done.
static inline int punch_hole(int file, off_t start, off_t count) {
#if defined(__linux__)
    return fallocate(file, 0x02 | 0x01 /* PUNCH_HOLE, KEEP_SIZE */, start, count);
#else
    return -1;
#endif
}

#if defined(__linux__)
void *memmem(const void *bytes, size_t count, const void *wanted, size_t wanted_count);
#endif

/// Where in bytes others stand first; NULL where they do not.
static inline const void *find_bytes(const void *bytes, size_t count, const void *wanted, size_t wanted_count) {
    return memmem(bytes, count, wanted, wanted_count);
}
