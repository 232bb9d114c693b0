#include "basemaplayer.h"

#include <QSGRectangleNode>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace tonglan {

static constexpr double worldZoom = 8; // below, most of what is seen is the outline of the land, which no city's tiles have

BaseMapLayer::BaseMapLayer(QQuickItem *parent)
    : MapLayer(parent)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(70);
    connect(&m_rest, &QTimer::timeout, this, &BaseMapLayer::want);
    connect(&m_store, &TileStore::opened, this, [this] {
        Q_EMIT opened();
        progress();
    });
    connect(&m_store, &TileStore::blockReady, this, &BaseMapLayer::progress);
}

void BaseMapLayer::setFile(const QString &file)
{
    if (file == m_file && m_started)
        return;
    m_file = file;
    if (isComponentComplete()) {
        m_started = true;
        m_store.open(file, m_keepFolder, m_datum);
    }
    Q_EMIT fileChanged();
    change(Data);
}

void BaseMapLayer::setDatum(const QString &datum)
{
    if (datum == m_datum)
        return;
    m_datum = datum;
    if (m_started)
        m_store.open(m_file, m_keepFolder, m_datum);
    Q_EMIT datumChanged();
}

void BaseMapLayer::setStrengths(std::vector<double> strengths)
{
    if (strengths == m_strengths)
        return;
    m_strengths = std::move(strengths);
    change(Style);
    Q_EMIT progressed(); // whose credit is shown
}

std::vector<int> BaseMapLayer::shownMaps() const
{
    std::vector<int> shown;
    for (size_t map = 0; m_online && map < m_online->maps().size(); ++map)
        if (map >= m_strengths.size() || m_strengths[map] > 0)
            shown.push_back(int(map));
    return shown;
}

bool BaseMapLayer::isOnlineLate() const
{
    return std::ranges::any_of(shownMaps(), [this](int map) { return m_online->isLate(map); });
}

void BaseMapLayer::setKeepFolder(const QString &folder)
{
    if (folder == m_keepFolder)
        return;
    m_keepFolder = folder;
    Q_EMIT keepFolderChanged();
}

BaseMapLayer::~BaseMapLayer()
{
    if (m_online)
        m_online->forget(this);
}

void BaseMapLayer::setOnline(OnlineTiles *online)
{
    if (online == m_online)
        return;
    if (m_online) {
        m_online->disconnect(this);
        m_online->forget(this);
    }
    m_online = online;
    if (m_online) {
        connect(m_online, &OnlineTiles::changed, this, [this](const std::vector<WorldBox> &places) {
            m_store.repaint(places);
            progress();
        });
        connect(m_online, &OnlineTiles::troubleChanged, this, &BaseMapLayer::progressed);
    }
    Q_EMIT onlineChanged();
    change(Style);
}

void BaseMapLayer::setRoadsApart(bool apart)
{
    if (apart == m_roadsApart)
        return;
    m_roadsApart = apart;
    Q_EMIT roadsApartChanged();
    change(Style);
}

QString BaseMapLayer::errorText() const
{
    if (!m_store.errorText().isEmpty())
        return m_store.errorText();
    if (m_online && !m_online->problem().isEmpty())
        return m_online->problem();
    return m_store.source() ? m_store.source()->firstProblem() : QString();
}

QString BaseMapLayer::attribution() const
{
    QStringList texts;
    for (const int map : shownMaps())
        texts << m_online->maps()[size_t(map)].attribution;
    const auto &source = m_store.source();
    const bool hasTiles = source && source->hasTiles();
    if (!hasTiles || m_target.zoom < worldZoom)
        texts << u"Natural Earth"_s;
    if (hasTiles)
        texts << (source->info().attribution.isEmpty() ? u"© OpenStreetMap contributors"_s : source->info().attribution);
    texts.removeAll(QString());
    texts.removeDuplicates();
    return texts.join(u" · "_s);
}

QStringList BaseMapLayer::approvals() const
{
    QStringList numbers;
    for (const int map : shownMaps())
        numbers << m_online->maps()[size_t(map)].approval;
    if (const auto &source = m_store.source(); source && source->hasTiles())
        numbers << source->info().approval;
    numbers.removeAll(QString());
    numbers.removeDuplicates();
    return numbers;
}

QRectF BaseMapLayer::bounds() const
{
    const auto &source = m_store.source();
    if (!source || !source->hasTiles())
        return {};
    const GeoBox b = source->info().bounds;
    return {b.west, b.south, b.east - b.west, b.north - b.south};
}

void BaseMapLayer::refresh(Changes changes)
{
    if (!m_started) {
        m_started = true;
        m_store.open(m_file, m_keepFolder, m_datum);
    }
    if (changes & Style)
        m_store.setLook({.style = style(), .devicePixelRatio = pixelRatio(), .unit = unit(), .roadsApart = m_roadsApart, .pictures = shownMaps().empty() ? nullptr : m_online->pictures(), .strengths = m_strengths});
    const View now = camera()->destination();
    if (now.zoom != m_target.zoom && !camera()->isFlying() && m_target.zoom > 0 && !(changes & Style) && isVisible())
        m_rest.start(); // wheel or pinch: wait until it rests
    else
        want();
    update();
}

void BaseMapLayer::want()
{
    if (!camera() || !window())
        return;
    m_rest.stop();
    const View to = camera()->destination();
    if (to.size.isEmpty())
        return;
    if (to.zoom != m_target.zoom && m_store.isComplete())
        m_before = m_target.zoom;
    m_target = to;
    const double world = to.scale() * pixelRatio();
    const double size = blockSize;
    const auto range = [&](double from, double length) {
        const double last = std::ceil(world / size);
        return std::pair(int(std::clamp(std::floor(from * world / size), -last, 2 * last)), int(std::clamp(std::floor((from * world + length * pixelRatio() - 0.01) / size), -last, 2 * last)));
    };
    const auto [left, right] = range(to.origin.x, to.size.width());
    const auto [top, bottom] = range(to.origin.y, to.size.height());
    std::vector<BlockKey> keys;
    for (int y = top; y <= bottom; ++y)
        for (int x = left; x <= right; ++x)
            keys.push_back({to.zoom, x, y});
    const double cx = (left + right) / 2.0;
    const double cy = (top + bottom) / 2.0;
    std::ranges::stable_sort(keys, {}, [&](const BlockKey &k) { return std::hypot(k.x - cx, k.y - cy); });
    const qsizetype screen = qsizetype(keys.size()) * blockSize * blockSize * 4 * (m_roadsApart ? 2 : 1);
    m_store.setMemoryLimit(std::clamp<qsizetype>(screen * 2, 32 << 20, 64 << 20));
    m_store.want(std::move(keys));
    if (m_online) { // for the whole of every block, so that none is painted in two goes
        QSet<int> hidden;
        for (size_t map = 0; map < m_strengths.size(); ++map)
            if (m_strengths[map] <= 0)
                hidden << int(map);
        m_online->want(this, {left * size / world, top * size / world, (right + 1) * size / world, (bottom + 1) * size / world}, to.zoom + std::log2(pixelRatio()), hidden);
    }
    progress();
}

void BaseMapLayer::progress()
{
    const View now = view();
    const bool painted = m_store.isComplete() && !m_rest.isActive() && m_target == now && !now.size.isEmpty();
    setComplete(painted && (!m_online || m_online->isSettled(this)));
    if (std::exchange(m_painted, painted) != painted)
        Q_EMIT paintedChanged();
    Q_EMIT progressed();
    update();
}

std::vector<ImageNodes::Picture> BaseMapLayer::pictures(bool roads) const
{
    const View now = view();
    const double ratio = pixelRatio();
    const double world = now.scale();
    // At rest blocks lie on whole device pixels.
    const QPointF origin(std::round(now.origin.x * world * ratio) / ratio, std::round(now.origin.y * world * ratio) / ratio);
    std::vector<BlockKey> keys = m_store.present();
    const bool covered = m_target.zoom == now.zoom && m_store.isComplete();
    std::erase_if(keys, [&](const BlockKey &k) { return k.zoom != now.zoom && (covered || std::abs(k.zoom - now.zoom) > 5); });
    std::ranges::sort(keys, [&](const BlockKey &a, const BlockKey &b) {
        const auto order = [&](const BlockKey &k) { return std::tuple(k.zoom == m_target.zoom ? 0.0 : 1 + std::abs(k.zoom - now.zoom), k.zoom, k.y, k.x); };
        return order(a) > order(b);
    });
    std::vector<ImageNodes::Picture> out;
    for (const BlockKey &key : keys) {
        const double stretch = std::exp2(now.zoom - key.zoom) / ratio;
        const double size = blockSize * stretch;
        const QRectF rect(key.x * size - (key.zoom == now.zoom ? origin.x() : now.origin.x * world), key.y * size - (key.zoom == now.zoom ? origin.y() : now.origin.y * world), size, size);
        if (!rect.intersects(QRectF(QPointF(), now.size)))
            continue;
        const PaintedBlock *block = m_store.block(key);
        const QImage &image = roads ? block->roads : block->ground;
        if (!image.isNull())
            out.push_back({image, rect, !roads, key.zoom != now.zoom});
    }
    return out;
}

QSGNode *BaseMapLayer::updatePaintNode(QSGNode *node, UpdatePaintNodeData *)
{
    QSGNode *root = node;
    if (!root) {
        root = newGroupNode();
        root->appendChildNode(window()->createRectangleNode()); // so that there is never a hole
        root->appendChildNode(newGroupNode());
    }
    auto *ground = static_cast<QSGRectangleNode *>(root->firstChild());
    const QRectF rect(QPointF(), view().size);
    if (ground->rect() != rect)
        ground->setRect(rect);
    const QColor color = style()->seaFar.isValid() ? style()->seaFar : QColor(Qt::darkGray);
    if (ground->color() != color)
        ground->setColor(color);
    m_nodes.update(root->lastChild(), window(), pictures(false));
    return root;
}

}
