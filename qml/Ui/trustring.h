#pragma once

#include <QColor>
#include <QQuickPaintedItem>

namespace tonglan {

/** The ring of a trust mark. State is Trust::State of the data: 0 fresh, 1 late (an arc of @c fraction), 2 stale (dashes), 3 doubt (a question mark),
 *  4 none (a short dash). Quality is shown by form and brightness, never by hue.
 */
class TrustRing : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int state MEMBER m_state NOTIFY changed)
    Q_PROPERTY(double fraction MEMBER m_fraction NOTIFY changed)
    Q_PROPERTY(QColor track MEMBER m_track NOTIFY changed)
    Q_PROPERTY(QColor arc MEMBER m_arc NOTIFY changed)
    Q_PROPERTY(QColor quiet MEMBER m_quiet NOTIFY changed)

public:
    explicit TrustRing(QQuickItem *parent = nullptr);

    void paint(QPainter *painter) override;

Q_SIGNALS:
    void changed();

private:
    int m_state = 4;
    double m_fraction = 1;
    QColor m_track = {};
    QColor m_arc = {};
    QColor m_quiet = {};
};

}
