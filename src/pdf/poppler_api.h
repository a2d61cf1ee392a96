// Every Poppler header that src/pdf uses, in one place: the library's inner interface changes with each
// release.
//
// Included by .cpp files of this folder only; no other header here may include it but page_device.h.
#pragma once

#include <Annot.h>
#include <Catalog.h>
#include <DateInfo.h>
#include <Error.h>
#include <ErrorCodes.h>
#include <Gfx.h>
#include <GfxFont.h>
#include <GfxState.h>
#include <GlobalParams.h>
#include <Link.h>
#include <Outline.h>
#include <OutputDev.h>
#include <PDFDoc.h>
#include <Page.h>
#include <Stream.h>
#include <UTF.h>
