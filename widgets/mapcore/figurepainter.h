#pragma once

#include "analysis/regionfigures.h"
#include "mapcore/areapainter.h"
#include "mapcore/mapstyle.h"

#include <QRectF>

#include <span>
#include <vector>

namespace tonglan {

/** The even steps of colour of a map of figures, from the least value to the most: for its legend, and no other colours are on the map. */
[[nodiscard]] std::vector<QColor> figureRamp(const MapStyle &style);

/** How each region is filled, in the order of @p regions (codes): by its value; late ones striped; hatched without a colour where there is no reading,
 *  crosswise where it is withheld. @p px: device pixels of a design pixel.
 */
[[nodiscard]] std::vector<RegionFill> fillsOf(const RegionFigureSet &set, std::span<const QString> regions, const MapStyle &style, double px);

/** What is written in a region: its name over its figure. */
struct FigureLabel
{
    QString name = {};
    QString figure = {};
};

/** Writes names and figures into an image of @p frame, where they fit inside their region (else the figure alone, else nothing), within @p clear (px;
 *  empty: the whole image) and off @p obstacles. Where they stand, px.
 */
std::vector<QRectF> writeFigures(QImage &image, const ImageFrame &frame, const RegionAreas &areas, std::span<const FigureLabel> labels, const MapStyle &style, double px, QRectF clear, std::vector<QRectF> obstacles);

}
