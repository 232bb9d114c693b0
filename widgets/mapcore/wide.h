#pragma once

/** Before a function whose loops are vectors: it is compiled once more for processors with AVX2, and the loader takes the one that runs.
 *  Both give the same to the last bit: fused multiplication, which would not, is not part of AVX2. Not under sanitizers: the loader chooses
 *  before they are ready.
 */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define TONGLAN_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define TONGLAN_WIDE
#endif
