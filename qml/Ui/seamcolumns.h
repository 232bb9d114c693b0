#pragma once

#include <QList>
#include <QObject>
#include <QRectF>
#include <QVariant>
#include <qqmlregistration.h>

namespace tonglan {

/** Divides a width into columns that no bezel crosses: between two bezels as many as have their least width, all of a stretch alike. Pixels. */
class SeamColumns : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(double width MEMBER m_width NOTIFY inputChanged)
    Q_PROPERTY(QList<int> seams MEMBER m_seams NOTIFY inputChanged) ///< x of the bezels in that width.
    Q_PROPERTY(double margin MEMBER m_margin NOTIFY inputChanged) ///< Free of columns on both sides of a bezel.
    Q_PROPERTY(double least MEMBER m_least NOTIFY inputChanged) ///< Of a column.
    Q_PROPERTY(double gap MEMBER m_gap NOTIFY inputChanged)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(QList<double> starts READ starts NOTIFY changed)
    Q_PROPERTY(QList<double> widths READ widths NOTIFY changed)

public:
    explicit SeamColumns(QObject *parent = nullptr);

    [[nodiscard]] int count() const { return int(m_starts.size()); } ///< At least 1.
    [[nodiscard]] const QList<double> &starts() const { return m_starts; }
    [[nodiscard]] const QList<double> &widths() const { return m_widths; }

Q_SIGNALS:
    void inputChanged();
    void changed();

private:
    void divide();

    double m_width = 0;
    QList<int> m_seams = {};
    double m_margin = 24;
    double m_least = 100;
    double m_gap = 0;
    QList<double> m_starts = {0};
    QList<double> m_widths = {0};
};

}
