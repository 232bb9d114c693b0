#pragma once

#include "onlinepictures.h"
#include "tilefetcher.h"

#include <QObject>
#include <QThread>

namespace tonglan {

/** The online maps of a site: says to the fetcher what the screens want, and to the screens what has come. GUI thread; never blocks but at the end. */
class OnlineTiles : public QObject
{
    Q_OBJECT

public:
    /** @p folder is where the store is; @p clock must outlive this. */
    OnlineTiles(OnlineMaps maps, const QString &folder, const Clock &clock, const OnlineLimits &limits = {}, QObject *parent = nullptr);
    ~OnlineTiles() override;

    [[nodiscard]] std::shared_ptr<const PictureLayers> pictures() const { return m_pictures; }
    [[nodiscard]] const std::vector<OnlineMap> &maps() const { return m_pictures->maps(); }
    /** What @p who shows: replaces what it wanted. @p zoom counts device pixels; of the maps in @p hidden (by index) nothing is wanted. */
    void want(const QObject *who, const WorldBox &box, double zoom, const QSet<int> &hidden = {});
    void forget(const QObject *who);
    /** Of everything that @p who wants it is known what there is: on the screen, absent, or tried in vain. */
    [[nodiscard]] bool isSettled(const QObject *who) const;

    [[nodiscard]] const QStringList &unusable() const { return m_unusable; } ///< Maps that are not drawn because of their settings.
    /** What is wrong, for people who mend it: without keys; empty = nothing. */
    [[nodiscard]] QString problem() const;
    /** The server of a map does not give what it should: what is on the screen of it is what was stored. */
    [[nodiscard]] bool isLate(int map) const { return map < m_problems.size() && !m_problems[map].isEmpty(); }

Q_SIGNALS:
    void changed(const std::vector<tonglan::WorldBox> &places); ///< Where other pictures are now; may be empty.
    void troubleChanged();

private:
    void wantAll();

    std::shared_ptr<OnlinePictures> m_pictures;
    QStringList m_unusable;
    QStringList m_problems;
    QHash<const QObject *, QList<OnlineKey>> m_wants;
    QSet<OnlineKey> m_settled;
    QList<OnlineKey> m_asked;
    QThread m_thread;
    TileFetcher *m_fetcher;
};

}
