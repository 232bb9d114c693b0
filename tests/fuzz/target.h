#pragma once

#include <QByteArray>

#include <cstddef>
#include <cstdint>

// One parser a program: what libFuzzer (preset fuzz) and mutate.cpp (every `make test`) call with one input.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace tonglan::test {

inline QByteArray bytesOf(const std::uint8_t *data, std::size_t size)
{
    return QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)); // a copy of exactly that size: a sanitizer sees a read beyond
}

/** Ends the program: what a parser promised does not hold for this input. */
inline void require(bool holds, const char *what)
{
    if (!holds)
        qFatal("broken promise: %s", what);
}

}
