#ifndef ARENA_H
#define ARENA_H

#include <cmark.h>

/// What follows on this thread goes into its arena, until `arena_leave` has been called as often.
void arena_enter(void);

/// After the last of as many calls as of `arena_enter`, all memory of this thread's arena is given back.
void arena_leave(void);

/// Takes memory from the arena of the thread that it is asked on. Nothing of it is given back one by one, but for
/// what was taken last. Without memory it ends the process, as cmark's own does.
cmark_mem *arena_memory(void);

#endif
