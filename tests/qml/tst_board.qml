import QtQuick
import QtTest
import Tonglan.Data
import Tonglan.Shell
import Tonglan.Stage
import Tonglan.Test

/** The board of feeds and sources and the banner, with made-up health; its pictures are kept for people to look at. */
TestCase {
    id: test

    height: 1080
    name: "Board"
    visible: true
    when: windowShown
    width: 1920

    readonly property var live: ({feed: "city", good: 2000, rows: 1284310, bytes: 734003200, skew: 180, lag: 240, audit: 720000})
    readonly property var more: ({feed: "weather", address: "https://weather.example/tlf/v1", good: 4000, rows: 22104, bytes: 18874368, skew: -40, lag: 90, audit: 300000})

    // A city outlives what shows it: temporary objects go in the order they came.
    property var cities: []

    function init() {
        failOnWarning(/.?/)
    }

    Component {
        id: city

        TestCity {}
    }
    Component {
        id: view

        SceneView {
            homeRegion: "810000"
            organisation: language === "en" ? "City Operations Centre" : "城市运行管理中心"
            still: true
        }
    }
    Component {
        id: main

        Main {
            homeRegion: "810000"
            language: "en"
            organisation: "City Operations Centre"
            theme: "night"
            height: 1080
            sceneId: "overview"
            still: true
            width: 1920
        }
    }

    function newCity(language: string): TestCity {
        const made = city.createObject(test) as TestCity
        made.setLanguage(language)
        cities.push(made)
        return made
    }

    /** A state of the world by name. */
    function happens(place: TestCity, what: string) {
        place.fill()
        if (what === "empty") {
            for (let i = 0; i < 17; ++i)
                place.pass(1000)
            return
        }
        place.addSources(40, what === "late" ? 3 : 0, what === "late" ? 2 : 0)
        place.setCache(what === "memory" ? {mode: 1, detail: "database or disk is full", free: 4096, quarantined: 12} : {mode: 0, quarantined: what === "paused" ? 312 : 0})
        if (what === "lost")
            place.setFeeds([more, Object.assign({}, live, {state: 4, attempts: 6, good: 190000, next: 12000, detail: "Connection refused; next try in 12.0 s (attempt 7)"})])
        else if (what === "paused")
            place.setFeeds([more, Object.assign({}, live, {rejected: 312, unknown: 4, waiting: 1200, paused: ["event", "reading"], auditDetail: "event: 3 of 64 parts differ (8120 rows here, 8123 at the server)"})])
        else if (what === "misconfigured")
            place.setFeeds([live, {feed: "weather", type: "", address: "/etc/tonglan/feeds.toml", state: 5, misconfigured: true, detail: "feeds.toml:5: feed: a tlf feed needs url and no file\nfeeds.toml:8: feed: unknown key 'ulr' (did you mean \"url\"?)"}, {feed: "[[feed]] 3", type: "", address: "/etc/tonglan/feeds.toml", state: 5, misconfigured: true, detail: "feeds.toml:9: feed: 'name' is missing"}])
        else if (what === "portal")
            place.setFeeds([more, Object.assign({}, live, {state: 4, attempts: 6, good: 190000, next: 12000, detail: "https://feeds.example/tlf/v1: text/html where JSON should come (a captive portal or a proxy?); next try in 12.0 s (attempt 7)"})])
        else if (what === "retrying")
            place.setFeeds([Object.assign({}, live, {state: 4, attempts: 1, good: 3000, next: 800, detail: "https://feeds.example/tlf/v1/changes: Connection refused; next try in 0.8 s (attempt 2)"}), Object.assign({}, more, {state: 4, attempts: 1, good: 3000, next: 900, detail: "503 from https://weather.example/tlf/v1/changes; next try in 0.9 s (attempt 2)"})])
        else if (what === "pack")
            place.setFeeds([{feed: "pack", type: "pack", address: "/usr/share/tonglan/demo.citypack", rows: 122410}])
        else
            place.setFeeds([live, more])
        if (what === "pack")
            place.setRecorded(true)
        if (what === "outbox")
            place.setOutbox(false, "/var/cache/tonglan/outbox.db: outbox has schema 99, this program knows 1")
        if (what === "paused")
            place.refuse(30)
        place.settle()
        for (let i = 0; i < (what === "retrying" ? 3 : 6); ++i)
            place.pass(1000)
        place.settle()
    }

    function make(what: string, width: int, height: int, language: string, theme: string, scene: string): Item {
        const place = newCity(language)
        happens(place, what)
        const item = createTemporaryObject(view, test, {runner: place.runner, clock: place.clock, health: place.health, commands: place.commands, mapFile: place.mapFile, scenes: place.scenes, scene: place.scenes.find(one => one.sceneId === scene), width: width, height: height, language: language, theme: theme})
        tryVerify(() => item.complete, 10000, item.missing.join(", "))
        return item
    }

    /** All of it, also where the item is larger than the window. */
    function keep(item: Item, name: string) {
        let saved = false
        item.grabToImage(result => saved = result.saveToFile(cities[0].picture(name)))
        tryVerify(() => saved, 10000)
    }

    function find(root: Item, text: string): Item {
        for (const child of root.children) {
            if (child.visible && child.text !== undefined && String(child.text).includes(text))
                return child
            const below = child.visible ? find(child, text) : null
            if (below)
                return below
        }
        return null
    }

    /** The first item below @p root that has a property @p name. */
    function having(root: Item, name: string): Item {
        for (const child of root.children) {
            if (child[name] !== undefined)
                return child
            const below = having(child, name)
            if (below)
                return below
        }
        return null
    }

    function test_pictures_data() {
        const rows = []
        const says = {well: "各路连接正常", lost: "中断", paused: "暂停接收", memory: "缓存在内存中运行", late: "过期", empty: "未配置数据接入", misconfigured: "第 3 路接入 配置有误，未接入：feeds.toml 第 9 行：缺少 name", portal: "可能被认证网页或代理拦截", retrying: "2 路未应答，正在重试", pack: "录制数据（城市包），未配置实时接入", outbox: "操作无法保存：/var/cache/tonglan/outbox.db：操作存储为第 99 版"}
        for (const what of ["well", "lost", "paused", "memory", "late", "empty", "misconfigured", "portal", "retrying", "pack", "outbox"]) {
            rows.push({tag: what + " zh night", what: what, width: 1920, height: 1080, language: "zh_CN", theme: "night", says: says[what]})
        }
        for (const what of ["lost", "late", "misconfigured"]) {
            rows.push({tag: what + " zh day", what: what, width: 1920, height: 1080, language: "zh_CN", theme: "day", says: says[what]})
            rows.push({tag: what + " zh two", what: what, width: 3840, height: 1080, language: "zh_CN", theme: "night", says: says[what]})
            rows.push({tag: what + " zh three", what: what, width: 5760, height: 1080, language: "zh_CN", theme: "night", says: says[what]})
        }
        rows.push({tag: "paused zh three", what: "paused", width: 5760, height: 1080, language: "zh_CN", theme: "night", says: "暂停接收"})
        rows.push({tag: "paused en", what: "paused", width: 1920, height: 1080, language: "en", theme: "night", says: "stopped"})
        rows.push({tag: "misconfigured en", what: "misconfigured", width: 1920, height: 1080, language: "en", theme: "night", says: "feed no. 3 is configured wrongly and not connected: feeds.toml:9"})
        rows.push({tag: "retrying en", what: "retrying", width: 1920, height: 1080, language: "en", theme: "night", says: "2 feeds do not answer and are tried again"})
        rows.push({tag: "lost en", what: "lost", width: 1920, height: 1080, language: "en", theme: "day", says: "is lost"})
        return rows
    }

    function test_pictures(data) {
        const item = make(data.what, data.width, data.height, data.language, data.theme, "health")
        keep(item, "board " + data.tag)
        verify(find(item, data.says) !== null, "not on the board: " + data.says)
        // Nothing that must be read is cut: what may be is a feed's own text, the latest events, and a long reason.
        const cut = cities[cities.length - 1].clippedTexts(item).filter(text => !/platform|系统|drawkcab|is not a word of|is not on the Earth|不是协议规定的词|不在地球上|SJ2026|feeds\.example|weather\.example|Connection refused|feeds\.toml|暂停接收|stopped, too/.test(text))
        compare(cut.join(" / "), "")
    }

    function test_bannerOnTheOverview_data() {
        return [{tag: "lost zh", what: "lost", width: 1920, language: "zh_CN", theme: "night"}, {tag: "late en day", what: "late", width: 1920, language: "en", theme: "day"}, {tag: "lost zh two", what: "lost", width: 3840, language: "zh_CN", theme: "night"}, {tag: "memory zh three", what: "memory", width: 5760, language: "zh_CN", theme: "night"}, {tag: "well", what: "well", width: 1920, language: "zh_CN", theme: "night", none: true}]
    }

    function test_bannerOnTheOverview(data) {
        const item = make(data.what, data.width, 1080, data.language, data.theme, "overview")
        keep(item, "banner " + data.tag)
        compare(item.layout.bannerShown, data.none !== true)
        const banner = item.layout.banner
        const clear = item.layout.clear
        verify(banner.width >= 400 && banner.height >= 30)
        if (data.none) {
            compare(clear.y, banner.y)
        } else {
            verify(clear.y >= banner.y + banner.height) // marks and labels of the map keep clear of it
            verify(banner.x + banner.width <= item.layout.tools.x)
        }
        for (const seam of item.layout.seamRects)
            verify(banner.x + banner.width <= seam.x || banner.x >= seam.x + seam.width)
        for (const panel of item.layout.panels)
            verify(banner.x >= panel.rect.x + panel.rect.width || banner.x + banner.width <= panel.rect.x)
    }

    function test_aBannerLeavesThePanelsAlone() {
        const item = make("well", 1920, 1080, "en", "night", "overview")
        const before = item.layout.panels
        let changes = 0
        item.layout.changed.connect(() => ++changes)
        cities[cities.length - 1].setFeeds([{feed: "city", state: 5, detail: "401"}])
        verify(item.layout.bannerShown)
        compare(changes, 0)
        compare(item.layout.mapArea.y, item.layout.banner.y) // nor does the map move
    }

    function test_retry_data() {
        return [{tag: "waiting", state: 4}, {tag: "halted", state: 5}, {tag: "a stopped type", state: 3, paused: ["event"]}]
    }

    function test_retry(data) {
        const item = make("well", 1920, 1080, "en", "night", "health")
        const place = cities[cities.length - 1]
        retries.target = place.health
        retries.clear()
        item.handleKey(Qt.Key_R, "r")
        compare(retries.count, 0) // nothing waits
        place.setFeeds([{feed: "city", state: data.state, attempts: 1, next: 9000, detail: "no", paused: data.paused || []}])
        item.handleKey(Qt.Key_R, "r")
        compare(retries.count, 1)
        const words = find(item, "Asked every feed to try again")
        verify(words !== null)
        const button = find(item, "Try again now")
        mouseClick(button)
        compare(retries.count, 2)
        for (let i = 0; i < 5; ++i)
            place.pass(1000)
        compare(place.health.retryText, "")
    }

    SignalSpy {
        id: retries

        signalName: "retryRequested"
    }

    function test_fOpensAndReturns_data() {
        return [{tag: "F", key: Qt.Key_F}, {tag: "Esc", key: Qt.Key_Escape}]
    }

    function test_fOpensAndReturns(data) {
        const place = newCity("en")
        place.fill()
        place.setFeeds([live])
        const window = createTemporaryObject(main, test, {runner: place.runner, clock: place.clock, health: place.health, commands: place.commands, mapFile: place.mapFile, scenes: place.scenes})
        window.show(4)
        compare(window.sceneId, "earthquakes")
        window.handleKey(Qt.Key_F, "f")
        compare(window.sceneId, "health")
        window.handleKey(data.key, "")
        compare(window.sceneId, "earthquakes")
        window.handleKey(Qt.Key_6, "6") // by its number it is left the same way
        compare(window.sceneId, "health")
        window.handleKey(data.key, "")
        compare(window.sceneId, "earthquakes")
    }

    function test_ctrlFIsNotF() {
        const place = newCity("en")
        place.fill()
        place.setFeeds([live])
        const window = createTemporaryObject(main, test, {runner: place.runner, clock: place.clock, health: place.health, commands: place.commands, mapFile: place.mapFile, scenes: place.scenes})
        verify(window.handleKey(Qt.Key_F, "\u0006", Qt.ControlModifier))
        compare(window.sceneId, place.scenes[0].sceneId)
        verify(window.stage.searchPanel.visible)
        verify(window.handleKey(Qt.Key_Escape, ""))
        verify(!window.stage.searchPanel.visible)
    }

    function test_filter() {
        const item = make("late", 1920, 1080, "en", "night", "health")
        const box = find(item, "Department or system")
        mouseClick(box)
        tryVerify(() => !box.visible) // the field has the keys
        keyClick("w")
        keyClick("a")
        keyClick("t")
        keyClick("e")
        keyClick("r")
        const sources = having(item, "sources").sources
        tryCompare(sources, "count", 5)
        compare(sources.total, 43)
        keep(item, "board filter")
        keyClick(Qt.Key_Escape)
        tryCompare(sources, "count", 43)
        for (const [word, count] of [["never sent", 1], ["late", 3]]) {
            sources.onlyState = ["stale", "never sent", "late"].indexOf(word)
            tryCompare(sources, "count", count)
        }
    }

    function test_aRefusedRecordIsSpelledOut() {
        const item = make("paused", 1920, 1080, "en", "night", "health")
        const place = cities[cities.length - 1]
        tryVerify(() => find(item, "SJ2026-0029") !== null)
        const line = find(item, "SJ2026-0029")
        compare(line.textFormat, Text.PlainText)
        verify(!line.text.includes("\u202E"))
        mouseClick(line)
        place.settle()
        tryVerify(() => find(item, "\\u{202E}") !== null)
        verify(find(item, "\\u{001B}") !== null)
        verify(find(item, "tonglan cache quarantine export") !== null)
        grabImage(item).save(cities[0].picture("board refused record opened"))
    }
}
