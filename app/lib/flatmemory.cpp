#include "flatmemory.h"

#include <malloc.h>

namespace tonglan {

void keepMemoryFlat()
{
    mallopt(M_ARENA_MAX, 2);
    mallopt(M_MMAP_THRESHOLD, 256 * 1024);
    mallopt(M_TRIM_THRESHOLD, 1024 * 1024);
}

}
