// Typed access to Leptonica's packed rows. Included by this folder's .cpp files only.
#pragma once

#include "ocr/pixels.h"

#include <leptonica/allheaders.h>

#include <cstddef>
#include <new>

namespace planleser {

inline PixPtr checked(Pix* pix) {
    if (pix == nullptr) throw std::bad_alloc();
    return PixPtr(pix);
}

inline l_uint32* row_of(Pix* pix, int y) {
    return pixGetData(pix) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix);
}

inline int byte_at(l_uint32 const* row, int x) {
    return GET_DATA_BYTE(row, x);
}

inline void set_byte(l_uint32* row, int x, int value) {
    SET_DATA_BYTE(row, x, static_cast<l_uint8>(value));
}

inline bool bit_at(l_uint32 const* row, int x) {
    return GET_DATA_BIT(row, x) != 0;
}

inline int count_ink(Pix* mask) {
    l_int32 count = 0;
    pixCountPixels(mask, &count, nullptr);
    return count;
}

} // namespace planleser
