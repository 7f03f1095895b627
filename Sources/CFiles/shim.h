#include <fcntl.h>
#if defined(__linux__)
#include <sys/syscall.h>
#include <unistd.h>
#endif

/// Lets two files change places in one step; 0 where they have. Swift cannot call what the C library shows only to
/// GNU programs.
static inline int exchange_files(const char *one, const char *other) {
#if defined(__linux__) && defined(SYS_renameat2)
    return (int)syscall(SYS_renameat2, AT_FDCWD, one, AT_FDCWD, other, 1u << 1 /* RENAME_EXCHANGE */);
#else
    return -1;
#endif
}
