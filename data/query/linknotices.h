#pragma once

#include <QList>
#include <QString>

namespace tonglan {

/** One thing that is late or lost, as one line. */
struct LinkNotice
{
    enum class Rank { NoCache,
        Halted,
        Lost,
        Silent,
        MemoryOnly,
        NoOutbox,
        Paused,
        Trying,
        Stale,
        Late };

    QString key = {}; ///< What it is about: one notice a key.
    Rank rank = Rank::Late;
    QString name = {}; ///< Of what it is about, for the line that says it is well again.
    QString text = {};

    friend bool operator==(const LinkNotice &, const LinkNotice &) = default;
};

/** What the banner says, worst first. A notice that ends stays for @c holdMs as "is back", so that a link that comes and goes does not
 *  make the banner blink.
 */
class LinkNotices
{
public:
    static constexpr qint64 holdMs = 5'000;

    /** @p raised are those that hold now, @p backText says of a name that it is well again. True if what is shown changed. */
    bool update(QList<LinkNotice> raised, qint64 steady, const QString &backText);

    struct Shown
    {
        LinkNotice notice = {};
        qint64 heldUntil = 0; ///< 0: it still holds.

        friend bool operator==(const Shown &, const Shown &) = default;
    };
    [[nodiscard]] const QList<Shown> &shown() const { return m_shown; }

private:
    QList<Shown> m_shown = {};
};

}
