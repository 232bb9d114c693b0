#pragma once

#include "queryobject.h"

#include <QRectF>
#include <QVariantList>

namespace tonglan {

/** The way down to a region: the regions between home and it, and whose children are to be listed there. */
class RegionPath : public QueryObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString region READ region WRITE setRegion NOTIFY parametersChanged)
    Q_PROPERTY(QString home READ home WRITE setHome NOTIFY parametersChanged)
    Q_PROPERTY(QVariantList steps READ steps NOTIFY changed)
    Q_PROPERTY(QString above READ above NOTIFY changed)
    Q_PROPERTY(QString listed READ listed NOTIFY changed)
    Q_PROPERTY(QRectF box READ box NOTIFY changed)
    Q_PROPERTY(bool zone READ isZone NOTIFY changed)
    Q_PROPERTY(bool countable READ isCountable NOTIFY changed)
    Q_PROPERTY(QString listedName READ listedName NOTIFY changed)

public:
    explicit RegionPath(QObject *parent = nullptr);

    [[nodiscard]] const QString &region() const { return m_region; }
    void setRegion(const QString &code) { change(m_region, code); }
    [[nodiscard]] const QString &home() const { return m_home; }
    void setHome(const QString &code);

    /** {code, name} from below home down to the region; empty at home. A region that home does not contain has only itself. */
    [[nodiscard]] const QVariantList &steps() const { return m_answer.steps; }
    [[nodiscard]] QString above() const; ///< The region above; home if there is none between.
    [[nodiscard]] QString listed() const { return m_answer.listed.isEmpty() ? m_home : m_answer.listed; } ///< The region if it has regions below, else the one above it.
    [[nodiscard]] QRectF box() const { return m_answer.box; } ///< Of the region: x = west, y = south, degrees; empty at home and without an outline.
    [[nodiscard]] bool isZone() const { return m_answer.isZone; } ///< The region is a zone, not a part of the administrative tree.
    [[nodiscard]] bool isCountable() const { return !m_answer.isZone || !m_answer.box.isEmpty(); } ///< A zone without an outline has nothing to count in.
    [[nodiscard]] const QString &listedName() const { return m_answer.listedName; } ///< Empty for home.

protected:
    void ask() override;

private:
    struct Answer
    {
        QVariantList steps = {};
        QString listed = {};
        QString listedName = {};
        QRectF box = {};
        bool isZone = false;

        friend bool operator==(const Answer &, const Answer &) = default;
    };

    QString m_region;
    QString m_home;
    Answer m_answer;
};

}
