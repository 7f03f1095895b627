#include <mimalloc.h>

/// Memory is asked of the system in pages of 2 MB from now on, where it has them.
static inline void use_large_pages(void) {
    mi_option_enable(mi_option_large_os_pages);
}
