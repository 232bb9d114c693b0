<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
    <context>
        <name>CachePanel</name>
        <message>
            <source>Cache</source>
            <translation>Cache</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>File</source>
            <translation>File</translation>
        </message>
        <message>
            <source>Size, log included</source>
            <translation>Size, log included</translation>
        </message>
        <message>
            <source>Free on its disk</source>
            <translation>Free on its disk</translation>
        </message>
        <message>
            <source>Revision</source>
            <translation>Revision</translation>
        </message>
        <message>
            <source>Refused records kept</source>
            <translation>Refused records kept</translation>
        </message>
        <message>
            <source>Last pruned</source>
            <translation>Last pruned</translation>
        </message>
        <message>
            <source>Rebuilt</source>
            <translation>Rebuilt</translation>
        </message>
        <message>
            <source>not in this run</source>
            <translation>not in this run</translation>
        </message>
        <message>
            <source>What was found</source>
            <translation>What was found</translation>
        </message>
    </context>
    <context>
        <name>CommandWords</name>
        <message>
            <source>Accept</source>
            <translation>Accept</translation>
        </message>
        <message>
            <source>Dispatch</source>
            <translation>Dispatch</translation>
        </message>
        <message>
            <source>Urge</source>
            <translation>Urge</translation>
        </message>
        <message>
            <source>Supervise</source>
            <translation>Supervise</translation>
        </message>
        <message>
            <source>Send back</source>
            <translation>Send back</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Seen</source>
            <translation>Seen</translation>
        </message>
        <message>
            <source>held back</source>
            <translation>held back</translation>
        </message>
        <message>
            <source>to be sent</source>
            <translation>to be sent</translation>
        </message>
        <message>
            <source>sending</source>
            <translation>sending</translation>
        </message>
        <message>
            <source>sent, not yet seen</source>
            <translation>sent, not yet seen</translation>
        </message>
        <message>
            <source>sent</source>
            <translation>sent</translation>
        </message>
        <message>
            <source>confirmed</source>
            <translation>confirmed</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>refused</translation>
        </message>
        <message>
            <source>given up</source>
            <translation>given up</translation>
        </message>
        <message>
            <source>already changed by somebody else</source>
            <translation>already changed by somebody else</translation>
        </message>
        <message>
            <source>already changed at %1</source>
            <translation>already changed at %1</translation>
        </message>
        <message>
            <source>already handled by %1 at %2</source>
            <translation>already handled by %1 at %2</translation>
        </message>
        <message>
            <source>not allowed</source>
            <translation>not allowed</translation>
        </message>
        <message>
            <source>not allowed: %1</source>
            <translation>not allowed: %1</translation>
        </message>
        <message>
            <source>the server does not know it</source>
            <translation>the server does not know it</translation>
        </message>
        <message>
            <source>the server answered %1</source>
            <translation>the server answered %1</translation>
        </message>
    </context>
    <context>
        <name>EventActions</name>
        <message>
            <source>Urge</source>
            <translation>Urge</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Text of the note</source>
            <translation>Text of the note</translation>
        </message>
        <message>
            <source>Note for everybody who handles this</source>
            <translation>Note for everybody who handles this</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>Send</translation>
        </message>
    </context>
    <context>
        <name>EventCounters</name>
        <message>
            <source>Reported today</source>
            <translation>Reported today</translation>
        </message>
        <message>
            <source>closed</source>
            <translation>closed</translation>
        </message>
        <message>
            <source>on time</source>
            <translation>on time</translation>
        </message>
        <message>
            <source>overdue</source>
            <translation>overdue</translation>
        </message>
    </context>
    <context>
        <name>EventRow</name>
        <message>
            <source>Overdue</source>
            <translation>Overdue</translation>
        </message>
        <message>
            <source>left</source>
            <translation>left</translation>
        </message>
        <message>
            <source>not stored yet</source>
            <translation>not stored yet</translation>
        </message>
        <message>
            <source>supervised</source>
            <translation>supervised</translation>
        </message>
    </context>
    <context>
        <name>EventSheet</name>
        <message>
            <source>Overdue</source>
            <translation>Overdue</translation>
        </message>
        <message>
            <source>left</source>
            <translation>left</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>EventWords</name>
        <message>
            <source>Reported</source>
            <translation>Reported</translation>
        </message>
        <message>
            <source>Accepted</source>
            <translation>Accepted</translation>
        </message>
        <message>
            <source>In hand</source>
            <translation>In hand</translation>
        </message>
        <message>
            <source>Checking</source>
            <translation>Checking</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>Closed</translation>
        </message>
        <message>
            <source>Rated</source>
            <translation>Rated</translation>
        </message>
        <message>
            <source>Grave</source>
            <translation>Grave</translation>
        </message>
        <message>
            <source>Major</source>
            <translation>Major</translation>
        </message>
        <message>
            <source>Serious</source>
            <translation>Serious</translation>
        </message>
        <message>
            <source>Ordinary</source>
            <translation>Ordinary</translation>
        </message>
        <message>
            <source>Traffic</source>
            <translation>Traffic</translation>
        </message>
        <message>
            <source>City upkeep</source>
            <translation>City upkeep</translation>
        </message>
        <message>
            <source>Water</source>
            <translation>Water</translation>
        </message>
        <message>
            <source>Power</source>
            <translation>Power</translation>
        </message>
        <message>
            <source>Environment</source>
            <translation>Environment</translation>
        </message>
        <message>
            <source>Health</source>
            <translation>Health</translation>
        </message>
        <message>
            <source>Elder care</source>
            <translation>Elder care</translation>
        </message>
        <message>
            <source>Safety</source>
            <translation>Safety</translation>
        </message>
        <message>
            <source>Fire</source>
            <translation>Fire</translation>
        </message>
        <message>
            <source>Weather</source>
            <translation>Weather</translation>
        </message>
        <message>
            <source>Port</source>
            <translation>Port</translation>
        </message>
        <message>
            <source>Community</source>
            <translation>Community</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>Other</translation>
        </message>
        <message>
            <source>urged</source>
            <translation>urged</translation>
        </message>
        <message>
            <source>supervised</source>
            <translation>supervised</translation>
        </message>
        <message>
            <source>returned</source>
            <translation>returned</translation>
        </message>
        <message>
            <source>reported</source>
            <translation>reported</translation>
        </message>
        <message>
            <source>accepted</source>
            <translation>accepted</translation>
        </message>
        <message>
            <source>dispatched</source>
            <translation>dispatched</translation>
        </message>
        <message>
            <source>awaiting check</source>
            <translation>awaiting check</translation>
        </message>
        <message>
            <source>closed</source>
            <translation>closed</translation>
        </message>
        <message>
            <source>rated</source>
            <translation>rated</translation>
        </message>
    </context>
    <context>
        <name>EventsPanel</name>
        <message>
            <source>newest %1 of %2 events</source>
            <translation>newest %1 of %2 events</translation>
        </message>
        <message>
            <source>%1 open</source>
            <translation>%1 open</translation>
        </message>
        <message>
            <source>%1 events</source>
            <translation>%1 events</translation>
        </message>
        <message>
            <source>Events</source>
            <translation>Events</translation>
        </message>
        <message>
            <source>%1, checked %2 ago</source>
            <translation>%1, checked %2 ago</translation>
        </message>
        <message>
            <source>No open events</source>
            <translation>No open events</translation>
        </message>
        <message>
            <source>Is its feed configured?</source>
            <translation>Is its feed configured?</translation>
        </message>
        <message>
            <source>Nothing from this source</source>
            <translation>Nothing from this source</translation>
        </message>
    </context>
    <context>
        <name>FeedLine</name>
        <message>
            <source>Next try</source>
            <translation>Next try</translation>
        </message>
        <message>
            <source>Last good</source>
            <translation>Last good</translation>
        </message>
        <message>
            <source>Lag</source>
            <translation>Lag</translation>
        </message>
        <message>
            <source>Rows in</source>
            <translation>Rows in</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>Rejected</translation>
        </message>
        <message>
            <source>Unknown types</source>
            <translation>Unknown types</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>Received</translation>
        </message>
        <message>
            <source>Clock skew</source>
            <translation>Clock skew</translation>
        </message>
        <message>
            <source>To be stored</source>
            <translation>To be stored</translation>
        </message>
        <message>
            <source>Last audit</source>
            <translation>Last audit</translation>
        </message>
    </context>
    <context>
        <name>FeedList</name>
        <message numerus="yes">
            <source>%n feed(s), worst first</source>
            <translation>
                <numerusform>%n feed, worst first</numerusform>
                <numerusform>%n feeds, worst first</numerusform>
            </translation>
        </message>
        <message>
            <source>Links</source>
            <translation>Links</translation>
        </message>
        <message>
            <source>Try again now (R)</source>
            <translation>Try again now (R)</translation>
        </message>
        <message>
            <source>Nothing to retry</source>
            <translation>Nothing to retry</translation>
        </message>
        <message>
            <source>No feed is configured</source>
            <translation>No feed is configured</translation>
        </message>
        <message>
            <source>Name one in feeds.toml and start again; what is shown is what the cache last knew.</source>
            <translation>Name one in feeds.toml and start again; what is shown is what the cache last knew.</translation>
        </message>
    </context>
    <context>
        <name>Figure</name>
        <message>
            <source>withheld</source>
            <translation>withheld</translation>
        </message>
        <message>
            <source>no data</source>
            <translation>no data</translation>
        </message>
    </context>
    <context>
        <name>HeaderBar</name>
        <message>
            <source>Tonglan</source>
            <translation>Tonglan</translation>
        </message>
        <message>
            <source>Demonstration data</source>
            <translation>Demonstration data</translation>
        </message>
        <message numerus="yes">
            <source>%n warning(s) in force</source>
            <translation>
                <numerusform>%n warning in force</numerusform>
                <numerusform>%n warnings in force</numerusform>
            </translation>
        </message>
        <message>
            <source>Data trust</source>
            <translation>Data trust</translation>
        </message>
        <message>
            <source>/%1 fresh</source>
            <translation>/%1 fresh</translation>
        </message>
        <message>
            <source>Link</source>
            <translation>Link</translation>
        </message>
    </context>
    <context>
        <name>IndicatorsPanel</name>
        <message>
            <source>%1 indicators, %2 beyond limits</source>
            <translation>%1 indicators, %2 beyond limits</translation>
        </message>
        <message>
            <source>%1 indicators</source>
            <translation>%1 indicators</translation>
        </message>
        <message>
            <source>Vital signs</source>
            <translation>Vital signs</translation>
        </message>
        <message>
            <source>The feeds have not defined these indicators</source>
            <translation>The feeds have not defined these indicators</translation>
        </message>
        <message>
            <source>No indicators</source>
            <translation>No indicators</translation>
        </message>
    </context>
    <context>
        <name>KeySheet</name>
        <message>
            <source>close, back</source>
            <translation>close, back</translation>
        </message>
        <message>
            <source>home view</source>
            <translation>home view</translation>
        </message>
        <message>
            <source>up to the whole city</source>
            <translation>up to the whole city</translation>
        </message>
        <message>
            <source>previous, next scene</source>
            <translation>previous, next scene</translation>
        </message>
        <message>
            <source>scene by number, overview</source>
            <translation>scene by number, overview</translation>
        </message>
        <message>
            <source>closer, further</source>
            <translation>closer, further</translation>
        </message>
        <message>
            <source>source of every figure</source>
            <translation>source of every figure</translation>
        </message>
        <message>
            <source>full screen</source>
            <translation>full screen</translation>
        </message>
        <message>
            <source>this sheet</source>
            <translation>this sheet</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Keys</translation>
        </message>
        <message>
            <source>urge, note the open event</source>
            <translation>urge, note the open event</translation>
        </message>
        <message>
            <source>feeds and sources, and back</source>
            <translation>feeds and sources, and back</translation>
        </message>
        <message>
            <source>try broken links again now</source>
            <translation>try broken links again now</translation>
        </message>
    </context>
    <context>
        <name>KpiCard</name>
        <message>
            <source>no data</source>
            <translation>no data</translation>
        </message>
        <message>
            <source>day</source>
            <translation>day</translation>
        </message>
        <message>
            <source>week</source>
            <translation>week</translation>
        </message>
    </context>
    <context>
        <name>LevelWords</name>
        <message>
            <source>No level</source>
            <translation>No level</translation>
        </message>
        <message>
            <source>Grade I</source>
            <translation>Grade I</translation>
        </message>
        <message>
            <source>Grade II</source>
            <translation>Grade II</translation>
        </message>
        <message>
            <source>Grade III</source>
            <translation>Grade III</translation>
        </message>
        <message>
            <source>Grade IV</source>
            <translation>Grade IV</translation>
        </message>
        <message>
            <source>Very major</source>
            <translation>Very major</translation>
        </message>
        <message>
            <source>Major</source>
            <translation>Major</translation>
        </message>
        <message>
            <source>Serious</source>
            <translation>Serious</translation>
        </message>
        <message>
            <source>Ordinary</source>
            <translation>Ordinary</translation>
        </message>
        <message>
            <source>Red</source>
            <translation>Red</translation>
        </message>
        <message>
            <source>Orange</source>
            <translation>Orange</translation>
        </message>
        <message>
            <source>Yellow</source>
            <translation>Yellow</translation>
        </message>
        <message>
            <source>Blue</source>
            <translation>Blue</translation>
        </message>
    </context>
    <context>
        <name>LinkBanner</name>
        <message>
            <source>Esc: back</source>
            <translation>Esc: back</translation>
        </message>
        <message>
            <source>F: details</source>
            <translation>F: details</translation>
        </message>
    </context>
    <context>
        <name>MapEdges</name>
        <message numerus="yes">
            <source>%n event(s) beyond this side</source>
            <translation>
                <numerusform>%n event beyond this side</numerusform>
                <numerusform>%n events beyond this side</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MapLegend</name>
        <message>
            <source>unrated</source>
            <translation>unrated</translation>
        </message>
        <message>
            <source>cluster (ring = levels inside)</source>
            <translation>cluster (ring = levels inside)</translation>
        </message>
        <message>
            <source>density 0</source>
            <translation>density 0</translation>
        </message>
        <message>
            <source>%1+ events/km²</source>
            <translation>%1+ events/km²</translation>
        </message>
        <message>
            <source>%1 km</source>
            <translation>%1 km</translation>
        </message>
        <message>
            <source>%1 m</source>
            <translation>%1 m</translation>
        </message>
    </context>
    <context>
        <name>MapTools</name>
        <message>
            <source>Closer</source>
            <translation>Closer</translation>
        </message>
        <message>
            <source>Further</source>
            <translation>Further</translation>
        </message>
        <message>
            <source>Home</source>
            <translation>Home</translation>
        </message>
    </context>
    <context>
        <name>OutboxPanel</name>
        <message>
            <source>%1 refused</source>
            <translation>%1 refused</translation>
        </message>
        <message>
            <source>%1 on their way</source>
            <translation>%1 on their way</translation>
        </message>
        <message>
            <source>Actions on their way</source>
            <translation>Actions on their way</translation>
        </message>
        <message>
            <source>The store of actions was damaged: %1</source>
            <translation>The store of actions was damaged: %1</translation>
        </message>
        <message>
            <source>Nothing is on its way</source>
            <translation>Nothing is on its way</translation>
        </message>
        <message>
            <source>No actions can be taken</source>
            <translation>No actions can be taken</translation>
        </message>
    </context>
    <context>
        <name>OutboxRow</name>
        <message>
            <source>Resend</source>
            <translation>Resend</translation>
        </message>
        <message>
            <source>Give up</source>
            <translation>Give up</translation>
        </message>
        <message>
            <source>Really give up</source>
            <translation>Really give up</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>Keep</translation>
        </message>
        <message numerus="yes">
            <source>%n tries</source>
            <translation>
                <numerusform>%n try</numerusform>
                <numerusform>%n tries</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PanelNote</name>
        <message>
            <source>Waiting for %1</source>
            <translation>Waiting for %1</translation>
        </message>
        <message>
            <source>data</source>
            <translation>data</translation>
        </message>
        <message>
            <source>Cannot be read</source>
            <translation>Cannot be read</translation>
        </message>
    </context>
    <context>
        <name>QuarantinePanel</name>
        <message>
            <source>newest %1 of %2</source>
            <translation>newest %1 of %2</translation>
        </message>
        <message numerus="yes">
            <source>%n record(s)</source>
            <translation>
                <numerusform>%n record</numerusform>
                <numerusform>%n records</numerusform>
            </translation>
        </message>
        <message>
            <source>Refused records</source>
            <translation>Refused records</translation>
        </message>
        <message>
            <source>Every record that came could be used.</source>
            <translation>Every record that came could be used.</translation>
        </message>
        <message>
            <source>Nothing was refused</source>
            <translation>Nothing was refused</translation>
        </message>
        <message>
            <source>To export them: %1</source>
            <translation>To export them: %1</translation>
        </message>
    </context>
    <context>
        <name>RankPanel</name>
        <message>
            <source>number / %</source>
            <translation>number / %</translation>
        </message>
        <message>
            <source>Districts</source>
            <translation>Districts</translation>
        </message>
        <message>
            <source>▽ under %1%</source>
            <translation>▽ under %1%</translation>
        </message>
        <message>
            <source>No districts</source>
            <translation>No districts</translation>
        </message>
        <message>
            <source>first %1</source>
            <translation>first %1</translation>
        </message>
    </context>
    <context>
        <name>SceneView</name>
        <message>
            <source>Whole city</source>
            <translation>Whole city</translation>
        </message>
        <message>
            <source>Back to the whole city</source>
            <translation>Back to the whole city</translation>
        </message>
    </context>
    <context>
        <name>ServicesPanel</name>
        <message>
            <source>today</source>
            <translation>today</translation>
        </message>
        <message>
            <source>today · last 7 days</source>
            <translation>today · last 7 days</translation>
        </message>
        <message>
            <source>Services for people</source>
            <translation>Services for people</translation>
        </message>
        <message>
            <source>The feeds have not defined these indicators</source>
            <translation>The feeds have not defined these indicators</translation>
        </message>
        <message>
            <source>No indicators</source>
            <translation>No indicators</translation>
        </message>
    </context>
    <context>
        <name>SituationLine</name>
        <message>
            <source>made by rules from these figures</source>
            <translation>made by rules from these figures</translation>
        </message>
        <message>
            <source>, </source>
            <translation>, </translation>
        </message>
    </context>
    <context>
        <name>SourceTable</name>
        <message>
            <source>stale</source>
            <translation>stale</translation>
        </message>
        <message>
            <source>never sent</source>
            <translation>never sent</translation>
        </message>
        <message>
            <source>late</source>
            <translation>late</translation>
        </message>
        <message>
            <source>on time</source>
            <translation>on time</translation>
        </message>
        <message>
            <source>no promise</source>
            <translation>no promise</translation>
        </message>
        <message numerus="yes">
            <source>%n, worst first</source>
            <translation>
                <numerusform>%n, worst first</numerusform>
                <numerusform>%n, worst first</numerusform>
            </translation>
        </message>
        <message>
            <source>Sources</source>
            <translation>Sources</translation>
        </message>
        <message>
            <source>Department or system</source>
            <translation>Department or system</translation>
        </message>
        <message>
            <source>all</source>
            <translation>all</translation>
        </message>
        <message>
            <source>age</source>
            <translation>age</translation>
        </message>
        <message>
            <source>collected by</source>
            <translation>collected by</translation>
        </message>
        <message>
            <source>due every</source>
            <translation>due every</translation>
        </message>
        <message>
            <source>data of</source>
            <translation>data of</translation>
        </message>
        <message>
            <source>department</source>
            <translation>department</translation>
        </message>
        <message>
            <source>refused today</source>
            <translation>refused today</translation>
        </message>
        <message>
            <source>rows kept</source>
            <translation>rows kept</translation>
        </message>
        <message>
            <source>state</source>
            <translation>state</translation>
        </message>
        <message>
            <source>system</source>
            <translation>system</translation>
        </message>
        <message>
            <source>Choose &quot;all&quot; or clear the word.</source>
            <translation>Choose &quot;all&quot; or clear the word.</translation>
        </message>
        <message>
            <source>A feed names its sources with records of the type &quot;source&quot;.</source>
            <translation>A feed names its sources with records of the type &quot;source&quot;.</translation>
        </message>
        <message>
            <source>No source is like that</source>
            <translation>No source is like that</translation>
        </message>
        <message>
            <source>No source is registered</source>
            <translation>No source is registered</translation>
        </message>
    </context>
    <context>
        <name>TickerBar</name>
        <message>
            <source>partly demonstration data</source>
            <translation>partly demonstration data</translation>
        </message>
        <message>
            <source>Latest</source>
            <translation>Latest</translation>
        </message>
        <message>
            <source>Data as of</source>
            <translation>Data as of</translation>
        </message>
        <message>
            <source>all of it demonstration data</source>
            <translation>all of it demonstration data</translation>
        </message>
    </context>
    <context>
        <name>TimeBar</name>
        <message>
            <source>Recorded</source>
            <translation>Recorded</translation>
        </message>
        <message>
            <source>Selected</source>
            <translation>Selected</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>Live</translation>
        </message>
        <message>
            <source>Esc clears the selection</source>
            <translation>Esc clears the selection</translation>
        </message>
        <message>
            <source>Drag to select a time</source>
            <translation>Drag to select a time</translation>
        </message>
        <message>
            <source>events / 15 min</source>
            <translation>events / 15 min</translation>
        </message>
        <message>
            <source>Not live</source>
            <translation>Not live</translation>
        </message>
    </context>
    <context>
        <name>TopicsPanel</name>
        <message>
            <source>last 24 h</source>
            <translation>last 24 h</translation>
        </message>
        <message>
            <source>Reports by topic</source>
            <translation>Reports by topic</translation>
        </message>
        <message>
            <source>No events in 24 h</source>
            <translation>No events in 24 h</translation>
        </message>
    </context>
    <context>
        <name>TrendPanel</name>
        <message>
            <source>per 30 min</source>
            <translation>per 30 min</translation>
        </message>
        <message>
            <source>Trend</source>
            <translation>Trend</translation>
        </message>
        <message>
            <source>No values yet</source>
            <translation>No values yet</translation>
        </message>
    </context>
    <context>
        <name>TrustCounts</name>
        <message>
            <source>%1 fresh</source>
            <translation>%1 fresh</translation>
        </message>
        <message>
            <source>%1 late</source>
            <translation>%1 late</translation>
        </message>
        <message>
            <source>%1 stale</source>
            <translation>%1 stale</translation>
        </message>
        <message>
            <source>%1 in doubt</source>
            <translation>%1 in doubt</translation>
        </message>
    </context>
    <context>
        <name>TrustWords</name>
        <message>
            <source>late</source>
            <translation>late</translation>
        </message>
        <message>
            <source>stale</source>
            <translation>stale</translation>
        </message>
        <message>
            <source>in doubt</source>
            <translation>in doubt</translation>
        </message>
        <message>
            <source>no source</source>
            <translation>no source</translation>
        </message>
    </context>
    <context>
        <name>tonglan::CacheStatus</name>
        <message>
            <source>not reported yet</source>
            <translation>not reported yet</translation>
        </message>
        <message>
            <source>on disk</source>
            <translation>on disk</translation>
        </message>
        <message>
            <source>memory only</source>
            <translation>memory only</translation>
        </message>
        <message>
            <source>no cache</source>
            <translation>no cache</translation>
        </message>
        <message>
            <source>not in this run</source>
            <translation>not in this run</translation>
        </message>
        <message>
            <source>The cache</source>
            <translation>The cache</translation>
        </message>
        <message>
            <source>The cache runs in memory: %1, new data will not be kept</source>
            <translation>The cache runs in memory: %1, new data will not be kept</translation>
        </message>
        <message>
            <source>There is no cache: %1, nothing new can be shown</source>
            <translation>There is no cache: %1, nothing new can be shown</translation>
        </message>
    </context>
    <context>
        <name>tonglan::CommandModel</name>
        <message>
            <source>Recorded data: nobody would act on it</source>
            <translation>Recorded data: nobody would act on it</translation>
        </message>
        <message>
            <source>No feed takes actions</source>
            <translation>No feed takes actions</translation>
        </message>
        <message>
            <source>Actions cannot be stored: %1</source>
            <translation>Actions cannot be stored: %1</translation>
        </message>
        <message>
            <source>The source of this event takes no actions</source>
            <translation>The source of this event takes no actions</translation>
        </message>
        <message>
            <source>Not taken: %1</source>
            <translation>Not taken: %1</translation>
        </message>
        <message>
            <source>again in %1</source>
            <translation>again in %1</translation>
        </message>
        <message>
            <source>waits for the refused one before it</source>
            <translation>waits for the refused one before it</translation>
        </message>
        <message>
            <source>no answer</source>
            <translation>no answer</translation>
        </message>
        <message>
            <source>%1 %2: %3</source>
            <translation>%1 %2: %3</translation>
        </message>
        <message>
            <source>%1 · %2</source>
            <translation>%1 · %2</translation>
        </message>
    </context>
    <context>
        <name>tonglan::FeedListModel</name>
        <message>
            <source>starting</source>
            <translation>starting</translation>
        </message>
        <message>
            <source>loading all, %1%</source>
            <translation>loading all, %1%</translation>
        </message>
        <message>
            <source>loading all</source>
            <translation>loading all</translation>
        </message>
        <message>
            <source>catching up</source>
            <translation>catching up</translation>
        </message>
        <message>
            <source>recorded</source>
            <translation>recorded</translation>
        </message>
        <message>
            <source>live</source>
            <translation>live</translation>
        </message>
        <message>
            <source>link lost</source>
            <translation>link lost</translation>
        </message>
        <message>
            <source>retrying</source>
            <translation>retrying</translation>
        </message>
        <message>
            <source>halted</source>
            <translation>halted</translation>
        </message>
        <message>
            <source>Tonglan Feed</source>
            <translation>Tonglan Feed</translation>
        </message>
        <message>
            <source>city pack</source>
            <translation>city pack</translation>
        </message>
        <message>
            <source>%1 ms</source>
            <translation>%1 ms</translation>
        </message>
        <message>
            <source>%1 s</source>
            <translation>%1 s</translation>
        </message>
        <message>
            <source>%1 since %2</source>
            <translation>%1 since %2</translation>
        </message>
        <message>
            <source>stopped, too many bad records: %1</source>
            <translation>stopped, too many bad records: %1</translation>
        </message>
        <message>
            <source>, </source>
            <translation>, </translation>
        </message>
        <message>
            <source>never</source>
            <translation>never</translation>
        </message>
        <message>
            <source>agreed, %1</source>
            <translation>agreed, %1</translation>
        </message>
        <message>
            <source>differed, %1</source>
            <translation>differed, %1</translation>
        </message>
        <message>
            <source>in %1, attempt %2</source>
            <translation>in %1, attempt %2</translation>
        </message>
        <message>
            <source>now, attempt %1</source>
            <translation>now, attempt %1</translation>
        </message>
        <message>
            <source>none: needs a person</source>
            <translation>none: needs a person</translation>
        </message>
        <message>
            <source>next try in %1</source>
            <translation>next try in %1</translation>
        </message>
        <message>
            <source>trying now</source>
            <translation>trying now</translation>
        </message>
        <message numerus="yes">
            <source>%1: %n record type(s) stopped, too many of their records were bad</source>
            <translation>
                <numerusform>%1: %n record type stopped, too many of its records were bad</numerusform>
                <numerusform>%1: %n record types stopped, too many of their records were bad</numerusform>
            </translation>
        </message>
        <message>
            <source>The link to %1 has stopped and needs a person: %2</source>
            <translation>The link to %1 has stopped and needs a person: %2</translation>
        </message>
        <message>
            <source>The link to %1 is lost for %2, %3</source>
            <translation>The link to %1 is lost for %2, %3</translation>
        </message>
        <message>
            <source>%1 does not answer for %2, %3</source>
            <translation>%1 does not answer for %2, %3</translation>
        </message>
    </context>
    <context>
        <name>tonglan::HealthModel</name>
        <message>
            <source>Live</source>
            <translation>Live</translation>
        </message>
        <message>
            <source>Loading %1%</source>
            <translation>Loading %1%</translation>
        </message>
        <message>
            <source>Catching up</source>
            <translation>Catching up</translation>
        </message>
        <message>
            <source>Retrying</source>
            <translation>Retrying</translation>
        </message>
        <message>
            <source>Link lost</source>
            <translation>Link lost</translation>
        </message>
        <message>
            <source>since %1</source>
            <translation>since %1</translation>
        </message>
        <message>
            <source>Recorded</source>
            <translation>Recorded</translation>
        </message>
        <message>
            <source>Asked every feed to try again</source>
            <translation>Asked every feed to try again</translation>
        </message>
        <message>
            <source>%1 is stale: no data for %2 (due every %3)</source>
            <translation>%1 is stale: no data for %2 (due every %3)</translation>
        </message>
        <message>
            <source>%1 is late: no data for %2 (due every %3)</source>
            <translation>%1 is late: no data for %2 (due every %3)</translation>
        </message>
        <message>
            <source>The feeds</source>
            <translation>The feeds</translation>
        </message>
        <message>
            <source>No feed is configured: what is shown is what the cache last knew</source>
            <translation>No feed is configured: what is shown is what the cache last knew</translation>
        </message>
        <message>
            <source>%1: well again</source>
            <translation>%1: well again</translation>
        </message>
        <message>
            <source>Recorded data: the links are not judged</source>
            <translation>Recorded data: the links are not judged</translation>
        </message>
        <message>
            <source>Every link is up and no source is late</source>
            <translation>Every link is up and no source is late</translation>
        </message>
    </context>
    <context>
        <name>tonglan::IndicatorModel</name>
        <message>
            <source>Usual %1–%2</source>
            <translation>Usual %1–%2</translation>
        </message>
        <message>
            <source>Usual ≤%1</source>
            <translation>Usual ≤%1</translation>
        </message>
        <message>
            <source>Usual ≥%1</source>
            <translation>Usual ≥%1</translation>
        </message>
        <message>
            <source>same hour yesterday</source>
            <translation>same hour yesterday</translation>
        </message>
        <message>
            <source>same hour last week</source>
            <translation>same hour last week</translation>
        </message>
    </context>
    <context>
        <name>tonglan::LayerModel</name>
        <message>
            <source>source %1 is not known yet</source>
            <translation>source %1 is not known yet</translation>
        </message>
        <message>
            <source>nothing to show: 0 records</source>
            <translation>nothing to show: 0 records</translation>
        </message>
    </context>
    <context>
        <name>tonglan::LinkWords</name>
        <message>
            <source>just now</source>
            <translation>just now</translation>
        </message>
        <message>
            <source>%1 ago</source>
            <translation>%1 ago</translation>
        </message>
        <message>
            <source>regions</source>
            <translation>regions</translation>
        </message>
        <message>
            <source>sources</source>
            <translation>sources</translation>
        </message>
        <message>
            <source>indicators</source>
            <translation>indicators</translation>
        </message>
        <message>
            <source>readings</source>
            <translation>readings</translation>
        </message>
        <message>
            <source>events</source>
            <translation>events</translation>
        </message>
        <message>
            <source>event log</source>
            <translation>event log</translation>
        </message>
        <message>
            <source>assets</source>
            <translation>assets</translation>
        </message>
        <message>
            <source>warnings</source>
            <translation>warnings</translation>
        </message>
        <message>
            <source>interface</source>
            <translation>interface</translation>
        </message>
        <message>
            <source>table exchange</source>
            <translation>table exchange</translation>
        </message>
        <message>
            <source>sensor</source>
            <translation>sensor</translation>
        </message>
        <message>
            <source>typed by hand</source>
            <translation>typed by hand</translation>
        </message>
        <message>
            <source>simulated</source>
            <translation>simulated</translation>
        </message>
        <message>
            <source>the disk is full</source>
            <translation>the disk is full</translation>
        </message>
        <message>
            <source>the disk is read-only</source>
            <translation>the disk is read-only</translation>
        </message>
        <message>
            <source>another program holds it</source>
            <translation>another program holds it</translation>
        </message>
    </context>
    <context>
        <name>tonglan::QuarantineModel</name>
        <message>
            <source>no type</source>
            <translation>no type</translation>
        </message>
        <message>
            <source>no longer kept</source>
            <translation>no longer kept</translation>
        </message>
        <message>
            <source>nothing was kept of it</source>
            <translation>nothing was kept of it</translation>
        </message>
    </context>
    <context>
        <name>tonglan::SeriesModel</name>
        <message>
            <source>cases</source>
            <translation>cases</translation>
        </message>
        <message>
            <source>today</source>
            <translation>today</translation>
        </message>
        <message>
            <source>selected</source>
            <translation>selected</translation>
        </message>
        <message>
            <source>yesterday</source>
            <translation>yesterday</translation>
        </message>
        <message numerus="yes">
            <source>%n day(s) before</source>
            <translation>
                <numerusform>%n day before</numerusform>
                <numerusform>%n days before</numerusform>
            </translation>
        </message>
        <message>
            <source>last %1</source>
            <translation>last %1</translation>
        </message>
        <message>
            <source>usual P10–P90</source>
            <translation>usual P10–P90</translation>
        </message>
    </context>
    <context>
        <name>tonglan::SituationModel</name>
        <message>
            <source>+%1 more</source>
            <translation>+%1 more</translation>
        </message>
        <message>
            <source>%1 vital signs, none beyond limits</source>
            <translation>%1 vital signs, none beyond limits</translation>
        </message>
        <message>
            <source>%1 vital signs, %2 beyond limits</source>
            <translation>%1 vital signs, %2 beyond limits</translation>
        </message>
        <message>
            <source>%1 of %2 vital signs up to date, %3 beyond limits</source>
            <translation>%1 of %2 vital signs up to date, %3 beyond limits</translation>
        </message>
    </context>
    <context>
        <name>tonglan::TickerModel</name>
        <message>
            <source>after %1</source>
            <translation>after %1</translation>
        </message>
    </context>
    <context>
        <name>tonglan::TrendChart</name>
        <message>
            <source>now</source>
            <translation>now</translation>
        </message>
    </context>
    <context>
        <name>tonglan::WarningModel</name>
        <message>
            <source>%1 red warning</source>
            <translation>%1 red warning</translation>
        </message>
        <message>
            <source>%1 orange warning</source>
            <translation>%1 orange warning</translation>
        </message>
        <message>
            <source>%1 yellow warning</source>
            <translation>%1 yellow warning</translation>
        </message>
        <message>
            <source>%1 blue warning</source>
            <translation>%1 blue warning</translation>
        </message>
    </context>
</TS>
