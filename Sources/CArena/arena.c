#include "arena.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// Memory is cut from blocks, one piece behind the other, each with its size before it.

enum { unit = _Alignof(max_align_t) };
static const size_t block_size = 64 << 10;

struct block {
    struct block *previous;
    char *free, *end;
    _Alignas(unit) char bytes[];
};

static _Thread_local struct {
    struct block *block;
    char *last;
    size_t users;
} arena;

void arena_enter(void) { arena.users++; }

void arena_leave(void) {
    if (--arena.users > 0) return;
    while (arena.block) {
        struct block *block = arena.block;
        arena.block = block->previous;
        free(block);
    }
    arena.last = NULL;
}

static size_t *size_of(char *piece) { return (size_t *)(piece - unit); }

static size_t rounded(size_t size) {
    if (size > PTRDIFF_MAX) abort();
    return (size + unit - 1) / unit * unit;
}

static size_t room(void) { return arena.block ? (size_t)(arena.block->end - arena.block->free) : 0; }

static char *take(size_t size) {
    size_t length = unit + rounded(size);
    if (length > room()) {
        size_t count = length > block_size ? length : block_size;
        struct block *block = malloc(sizeof *block + count);
        if (!block) abort();
        *block = (struct block){ arena.block, block->bytes, block->bytes + count };
        arena.block = block;
    }
    arena.last = arena.block->free + unit;
    arena.block->free += length;
    *size_of(arena.last) = size;
    return arena.last;
}

static void *arena_calloc(size_t count, size_t size) {
    if (size && count > PTRDIFF_MAX / size) abort();
    return memset(take(count * size), 0, count * size);
}

static void arena_free(void *piece) {
    if (!piece || piece != arena.last) return;
    arena.block->free = arena.last - unit;
    arena.last = NULL;
}

static void *arena_realloc(void *piece, size_t size) {
    if (!piece) return take(size);
    // What was taken last can grow where it is.
    if (piece == arena.last && rounded(size) <= (size_t)(arena.block->end - arena.last)) {
        arena.block->free = arena.last + rounded(size);
        *size_of(piece) = size;
        return piece;
    }
    size_t old = *size_of(piece);
    return memcpy(take(size), piece, old < size ? old : size);
}

cmark_mem *arena_memory(void) {
    static cmark_mem memory = { arena_calloc, arena_realloc, arena_free };
    return &memory;
}
