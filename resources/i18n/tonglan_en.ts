<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
    <context>
        <name>RegionCrumbs</name>
        <message>
            <source>zone: events by their place</source>
            <translation>zone: events by their place</translation>
        </message>
        <message>
            <source>zone without an outline: its events cannot be counted</source>
            <translation>zone without an outline: its events cannot be counted</translation>
        </message>
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
        <name>AreaPanel</name>
        <message numerus="yes">
            <source>%n event(s)</source>
            <translation>
                <numerusform>%n event</numerusform>
                <numerusform>%n events</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 m</source>
            <translation>%1 m</translation>
        </message>
        <message>
            <source>%1 km</source>
            <translation>%1 km</translation>
        </message>
        <message>
            <source>last 24 h</source>
            <translation>last 24 h</translation>
        </message>
        <message>
            <source>Hexagon of %1</source>
            <translation>Hexagon of %1</translation>
        </message>
        <message>
            <source>Square of %1</source>
            <translation>Square of %1</translation>
        </message>
        <message>
            <source>Circle of %1</source>
            <translation>Circle of %1</translation>
        </message>
        <message>
            <source>%1 per km²</source>
            <translation>%1 per km²</translation>
        </message>
        <message>
            <source>No events there any more</source>
            <translation>No events there any more</translation>
        </message>
        <message>
            <source>Single events are not shown to this role</source>
            <translation>Single events are not shown to this role</translation>
        </message>
    </context>
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
        <message>
            <source>Objection</source>
            <translation>Objection</translation>
        </message>
    </context>
    <context>
        <name>CoordinateBar</name>
        <message>
            <source>Coordinates in %1</source>
            <translation>Coordinates in %1</translation>
        </message>
        <message>
            <source>Another datum: D</source>
            <translation>Another datum: D</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>Copied</translation>
        </message>
        <message>
            <source>Copy: C</source>
            <translation>Copy: C</translation>
        </message>
    </context>
    <context>
        <name>EventActions</name>
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
        <message>
            <source>the commander</source>
            <translation>the commander</translation>
        </message>
        <message>
            <source>intake operators</source>
            <translation>intake operators</translation>
        </message>
        <message>
            <source>grid workers</source>
            <translation>grid workers</translation>
        </message>
        <message>
            <source>leaders</source>
            <translation>leaders</translation>
        </message>
        <message>
            <source>guides</source>
            <translation>guides</translation>
        </message>
        <message>
            <source>administrators</source>
            <translation>administrators</translation>
        </message>
        <message>
            <source>the wall</source>
            <translation>the wall</translation>
        </message>
    </context>
    <context>
        <name>EventsPanel</name>
        <message>
            <source>A zone without an outline: its events cannot be counted</source>
            <translation>A zone without an outline: its events cannot be counted</translation>
        </message>
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
        <message>
            <source>counts of now; below: of the selected time</source>
            <translation>counts of now; below: of the selected time</translation>
        </message>
        <message>
            <source>No events in the selected time</source>
            <translation>No events in the selected time</translation>
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
        <message>
            <source>of now, not of the selected time</source>
            <translation>of now, not of the selected time</translation>
        </message>
    </context>
    <context>
        <name>KeySheet</name>
        <message>
            <source>copy the coordinates, another datum</source>
            <translation>copy the coordinates, another datum</translation>
        </message>
        <message>
            <source>search</source>
            <translation>search</translation>
        </message>
        <message>
            <source>layers of the map</source>
            <translation>layers of the map</translation>
        </message>
        <message>
            <source>close, back</source>
            <translation>close, back</translation>
        </message>
        <message>
            <source>home view</source>
            <translation>home view</translation>
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
            <source>feeds and sources, and back</source>
            <translation>feeds and sources, and back</translation>
        </message>
        <message>
            <source>try broken links again now</source>
            <translation>try broken links again now</translation>
        </message>
        <message>
            <source>right click, hold</source>
            <translation>right click, hold</translation>
        </message>
        <message>
            <source>the events behind a colour of the map</source>
            <translation>the events behind a colour of the map</translation>
        </message>
        <message>
            <source>up to the region above</source>
            <translation>up to the region above</translation>
        </message>
        <message>
            <source>Space  ,  .</source>
            <translation>Space  ,  .</translation>
        </message>
        <message>
            <source>play the day, pause; a quarter of an hour back, on</source>
            <translation>play the day, pause; a quarter of an hour back, on</translation>
        </message>
        <message>
            <source>measure distance and area</source>
            <translation>measure distance and area</translation>
        </message>
        <message>
            <source>kept views of the map, fly to one</source>
            <translation>kept views of the map, fly to one</translation>
        </message>
        <message>
            <source>Shift+arrows</source>
            <translation>Shift+arrows</translation>
        </message>
        <message>
            <source>move the map</source>
            <translation>move the map</translation>
        </message>
        <message>
            <source>accept, assign, urge, note …: as the buttons of the open event say</source>
            <translation>accept, assign, urge, note …: as the buttons of the open event say</translation>
        </message>
    </context>
    <context>
        <name>KpiCard</name>
        <message>
            <source>no data</source>
            <translation>no data</translation>
        </message>
        <message>
            <source>vs 24 h</source>
            <translation>24 h</translation>
        </message>
        <message>
            <source>vs 7 d</source>
            <translation>7 d</translation>
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
            <source>vs. last week −%1</source>
            <translation>vs. last week −%1</translation>
        </message>
        <message>
            <source>+%1 events/km²</source>
            <translation>+%1 events/km²</translation>
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
        <message>
            <source>, fewer than %1 not shown</source>
            <translation>, fewer than %1 not shown</translation>
        </message>
        <message>
            <source>in force</source>
            <translation>in force</translation>
        </message>
        <message>
            <source>planned</source>
            <translation>planned</translation>
        </message>
        <message>
            <source>lifted</source>
            <translation>lifted</translation>
        </message>
        <message>
            <source>N</source>
            <translation>N</translation>
        </message>
        <message>
            <source>rules of this client</source>
            <translation>rules of this client</translation>
        </message>
    </context>
    <context>
        <name>MapTools</name>
        <message>
            <source>Search: /</source>
            <translation>Search: /</translation>
        </message>
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
        <message>
            <source>Measure: M</source>
            <translation>Measure: M</translation>
        </message>
        <message>
            <source>Views: B</source>
            <translation>Views: B</translation>
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
            <source>Cannot be read</source>
            <translation>Cannot be read</translation>
        </message>
        <message>
            <source>the first data of the feeds</source>
            <translation>the first data of the feeds</translation>
        </message>
        <message>
            <source>The local cache cannot be read</source>
            <translation>The local cache cannot be read</translation>
        </message>
        <message>
            <source>It is read again when data come. If it stays: key F shows cache and feeds.</source>
            <translation>It is read again when data come. If it stays: key F shows cache and feeds.</translation>
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
        <name>RankRow</name>
        <message>
            <source>zone</source>
            <translation>zone</translation>
        </message>
        <message>
            <source>no outline</source>
            <translation>no outline</translation>
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
        <message>
            <source>%1, first %2</source>
            <translation>%1, first %2</translation>
        </message>
    </context>
    <context>
        <name>SearchPanel</name>
        <message>
            <source>Search</source>
            <translation>Search</translation>
        </message>
        <message>
            <source>Place, road, facility, event number…</source>
            <translation>Place, road, facility, event number…</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Chinese, English, pinyin or its initials</source>
            <translation>Chinese, English, pinyin or its initials</translation>
        </message>
        <message>
            <source>Cannot be read</source>
            <translation>Cannot be read</translation>
        </message>
        <message>
            <source>Searching…</source>
            <translation>Searching…</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>Nothing found</translation>
        </message>
        <message>
            <source>Districts, places, roads, stations, facilities, events by number or title, grids by code</source>
            <translation>Districts, places, roads, stations, facilities, events by number or title, grids by code</translation>
        </message>
        <message>
            <source>The names of the map are still being read</source>
            <translation>The names of the map are still being read</translation>
        </message>
        <message>
            <source>Neither in the city&apos;s data nor on the map</source>
            <translation>Neither in the city&apos;s data nor on the map</translation>
        </message>
        <message>
            <source>Reading the names of the map…</source>
            <translation>Reading the names of the map…</translation>
        </message>
        <message>
            <source>↑ ↓ choose · Enter goes there · Esc closes</source>
            <translation>↑ ↓ choose · Enter goes there · Esc closes</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 of %2</translation>
        </message>
        <message numerus="yes">
            <source>%n found</source>
            <translation>
                <numerusform>%n found</numerusform>
                <numerusform>%n found</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SearchWords</name>
        <message>
            <source>Hospital</source>
            <translation>Hospital</translation>
        </message>
        <message>
            <source>Clinic</source>
            <translation>Clinic</translation>
        </message>
        <message>
            <source>School</source>
            <translation>School</translation>
        </message>
        <message>
            <source>Kindergarten</source>
            <translation>Kindergarten</translation>
        </message>
        <message>
            <source>College</source>
            <translation>College</translation>
        </message>
        <message>
            <source>Shelter</source>
            <translation>Shelter</translation>
        </message>
        <message>
            <source>Camera</source>
            <translation>Camera</translation>
        </message>
        <message>
            <source>Police</source>
            <translation>Police</translation>
        </message>
        <message>
            <source>Fire station</source>
            <translation>Fire station</translation>
        </message>
        <message>
            <source>Library</source>
            <translation>Library</translation>
        </message>
        <message>
            <source>Museum</source>
            <translation>Museum</translation>
        </message>
        <message>
            <source>Sight</source>
            <translation>Sight</translation>
        </message>
        <message>
            <source>Station</source>
            <translation>Station</translation>
        </message>
        <message>
            <source>Tram stop</source>
            <translation>Tram stop</translation>
        </message>
        <message>
            <source>Bus stop</source>
            <translation>Bus stop</translation>
        </message>
        <message>
            <source>Bus station</source>
            <translation>Bus station</translation>
        </message>
        <message>
            <source>Ferry pier</source>
            <translation>Ferry pier</translation>
        </message>
        <message>
            <source>Water gauge</source>
            <translation>Water gauge</translation>
        </message>
        <message>
            <source>Pumping station</source>
            <translation>Pumping station</translation>
        </message>
        <message>
            <source>Air monitor</source>
            <translation>Air monitor</translation>
        </message>
        <message>
            <source>Public office</source>
            <translation>Public office</translation>
        </message>
        <message>
            <source>Sports ground</source>
            <translation>Sports ground</translation>
        </message>
        <message>
            <source>Bookshop</source>
            <translation>Bookshop</translation>
        </message>
        <message>
            <source>Care home</source>
            <translation>Care home</translation>
        </message>
        <message>
            <source>Park</source>
            <translation>Park</translation>
        </message>
        <message>
            <source>Island</source>
            <translation>Island</translation>
        </message>
        <message>
            <source>Peak</source>
            <translation>Peak</translation>
        </message>
        <message>
            <source>Water</source>
            <translation>Water</translation>
        </message>
        <message>
            <source>Airport</source>
            <translation>Airport</translation>
        </message>
        <message>
            <source>City</source>
            <translation>City</translation>
        </message>
        <message>
            <source>District</source>
            <translation>District</translation>
        </message>
        <message>
            <source>Subdistrict</source>
            <translation>Subdistrict</translation>
        </message>
        <message>
            <source>Zone or grid</source>
            <translation>Zone or grid</translation>
        </message>
        <message>
            <source>Road</source>
            <translation>Road</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>Event</translation>
        </message>
        <message>
            <source>Facility</source>
            <translation>Facility</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>Place</translation>
        </message>
        <message>
            <source>Point</source>
            <translation>Point</translation>
        </message>
        <message>
            <source>Closed event</source>
            <translation>Closed event</translation>
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
        <message>
            <source>of now, not of the selected time</source>
            <translation>of now, not of the selected time</translation>
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
        <message>
            <source>of now, not of the selected time</source>
            <translation>of now, not of the selected time</translation>
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
        <message>
            <source>Playback</source>
            <translation>Playback</translation>
        </message>
        <message>
            <source>Esc ends the playback</source>
            <translation>Esc ends the playback</translation>
        </message>
        <message>
            <source>A quarter of an hour back: ,</source>
            <translation>A quarter of an hour back: ,</translation>
        </message>
        <message>
            <source>Pause: Space</source>
            <translation>Pause: Space</translation>
        </message>
        <message>
            <source>Play the day: Space</source>
            <translation>Play the day: Space</translation>
        </message>
        <message>
            <source>A quarter of an hour on: .</source>
            <translation>A quarter of an hour on: .</translation>
        </message>
        <message>
            <source>%1 min/s</source>
            <translation>%1 min/s</translation>
        </message>
        <message>
            <source>Begins again at the end</source>
            <translation>Begins again at the end</translation>
        </message>
        <message>
            <source>Stops at the end</source>
            <translation>Stops at the end</translation>
        </message>
        <message>
            <source>A zone without an outline: its events cannot be counted</source>
            <translation>A zone without an outline: its events cannot be counted</translation>
        </message>
    </context>
    <context>
        <name>tonglan::LinkReasons</name>
        <message>
            <source>%1: %2</source>
            <comment>an address and what is wrong there</comment>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>%1; next try in %2 s (attempt %3)</source>
            <translation>%1; next try in %2 s (attempt %3)</translation>
        </message>
        <message>
            <source>%1: a person must allow this</source>
            <translation>%1: a person must allow this</translation>
        </message>
        <message>
            <source>the server no longer knows our cursor (%1)</source>
            <translation>the server no longer knows our cursor (%1)</translation>
        </message>
        <message>
            <source>snapshot of %1: %2</source>
            <translation>snapshot of %1: %2</translation>
        </message>
        <message>
            <source>changes: %1</source>
            <translation>changes: %1</translation>
        </message>
        <message>
            <source>stream: %1</source>
            <translation>stream: %1</translation>
        </message>
        <message>
            <source>discovery: %1</source>
            <translation>discovery: %1</translation>
        </message>
        <message>
            <source>digest: %1</source>
            <translation>digest: %1</translation>
        </message>
        <message>
            <source>the server&apos;s digest cannot be read: %1</source>
            <translation>the server&apos;s digest cannot be read: %1</translation>
        </message>
        <message>
            <source>feed: %1</source>
            <translation>feed: %1</translation>
        </message>
        <message>
            <source>feeds: %1</source>
            <translation>feeds: %1</translation>
        </message>
        <message>
            <source>the server&apos;s epoch changed to %1 during the snapshot</source>
            <translation>the server&apos;s epoch changed to %1 during the snapshot</translation>
        </message>
        <message>
            <source>the server&apos;s epoch changed to %1</source>
            <translation>the server&apos;s epoch changed to %1</translation>
        </message>
        <message>
            <source>a page that was read is named as the next: they go round in a circle</source>
            <translation>a page that was read is named as the next: they go round in a circle</translation>
        </message>
    <message>
            <source>%1 empty pages in a row</source>
            <translation>%1 empty pages in a row</translation>
        </message>
    <message>
            <source>the cursor is one that was passed before: they go round in a circle</source>
            <translation>the cursor is one that was passed before: they go round in a circle</translation>
        </message>
    <message>
            <source>%1 answers in a row with &quot;more&quot; and without a record</source>
            <translation>%1 answers in a row with &quot;more&quot; and without a record</translation>
        </message>
    <message>
            <source>the server describes its records anew</source>
            <translation>the server describes its records anew</translation>
        </message>
    <message>
            <source>the name &quot;%1&quot; is given twice in one object</source>
            <translation>the name &quot;%1&quot; is given twice in one object</translation>
        </message>
        <message>
            <source>its pages are not of one moment (asOf differs)</source>
            <translation>its pages are not of one moment (asOf differs)</translation>
        </message>
        <message>
            <source>prev is not the cursor that was asked for</source>
            <translation>prev is not the cursor that was asked for</translation>
        </message>
        <message>
            <source>records without a new cursor</source>
            <translation>records without a new cursor</translation>
        </message>
        <message>
            <source>polling: the server has no stream</source>
            <translation>polling: the server has no stream</translation>
        </message>
        <message>
            <source>the server asks for a new snapshot</source>
            <translation>the server asks for a new snapshot</translation>
        </message>
        <message>
            <source>the new answer lacks more than 30 % of the records: looking again before deleting them</source>
            <translation>the new answer lacks more than 30 % of the records: looking again before deleting them</translation>
        </message>
        <message>
            <source>%1 holds no records</source>
            <translation>%1 holds no records</translation>
        </message>
        <message>
            <source>recorded, as of %1</source>
            <translation>recorded, as of %1</translation>
        </message>
        <message>
            <source>this machine slept or was held for %1 s: connecting again</source>
            <translation>this machine slept or was held for %1 s: connecting again</translation>
        </message>
        <message>
            <source>unknown feed type &quot;%1&quot;</source>
            <translation>unknown feed type &quot;%1&quot;</translation>
        </message>
        <message>
            <source>%1: %2 of %3 parts differ (%4 rows here, %5 at the server)</source>
            <translation>%1: %2 of %3 parts differ (%4 rows here, %5 at the server)</translation>
        </message>
        <message>
            <source>%1: the server answered with %2 buckets where %3 were asked for</source>
            <translation>%1: the server answered with %2 buckets where %3 were asked for</translation>
        </message>
        <message>
            <source>no outbox: nothing is live</source>
            <translation>no outbox: nothing is live</translation>
        </message>
        <message>
            <source>the outbox is not open yet</source>
            <translation>the outbox is not open yet</translation>
        </message>
        <message>
            <source>feed &quot;%1&quot; takes no commands</source>
            <translation>feed &quot;%1&quot; takes no commands</translation>
        </message>
        <message>
            <source>%1 commands are waiting already</source>
            <translation>%1 commands are waiting already</translation>
        </message>
        <message>
            <source>no complete answer within %1 s</source>
            <translation>no complete answer within %1 s</translation>
        </message>
        <message>
            <source>nothing came for %1 s</source>
            <translation>nothing came for %1 s</translation>
        </message>
        <message>
            <source>%1 where JSON should come (a captive portal or a proxy?)</source>
            <translation>%1 where JSON should come (a captive portal or a proxy?)</translation>
        </message>
        <message>
            <source>the answer is larger than %1 bytes</source>
            <translation>the answer is larger than %1 bytes</translation>
        </message>
        <message>
            <source>less than %1 bytes in %2 s</source>
            <translation>less than %1 bytes in %2 s</translation>
        </message>
        <message>
            <source>the stream was silent for %1 s</source>
            <translation>the stream was silent for %1 s</translation>
        </message>
        <message>
            <source>&quot;%1&quot; where a text/event-stream should come</source>
            <translation>&quot;%1&quot; where a text/event-stream should come</translation>
        </message>
        <message>
            <source>the server closed the stream</source>
            <translation>the server closed the stream</translation>
        </message>
        <message>
            <source>an event of the stream is larger than %1 bytes</source>
            <translation>an event of the stream is larger than %1 bytes</translation>
        </message>
        <message>
            <source>%1 from %2</source>
            <translation>%1 from %2</translation>
        </message>
        <message>
            <source>Connection refused</source>
            <translation>Connection refused</translation>
        </message>
        <message>
            <source>Connection timed out</source>
            <translation>Connection timed out</translation>
        </message>
        <message>
            <source>Connection closed</source>
            <translation>Connection closed</translation>
        </message>
        <message>
            <source>Connection reset by peer</source>
            <translation>Connection reset by peer</translation>
        </message>
        <message>
            <source>Host %1 not found</source>
            <translation>Host %1 not found</translation>
        </message>
        <message>
            <source>Host not found</source>
            <translation>Host not found</translation>
        </message>
        <message>
            <source>Host unreachable</source>
            <translation>Host unreachable</translation>
        </message>
        <message>
            <source>Host requires authentication</source>
            <translation>Host requires authentication</translation>
        </message>
        <message>
            <source>No route to host</source>
            <translation>No route to host</translation>
        </message>
        <message>
            <source>Network unreachable</source>
            <translation>Network unreachable</translation>
        </message>
        <message>
            <source>Network is unreachable</source>
            <translation>Network is unreachable</translation>
        </message>
        <message>
            <source>Network operation timed out</source>
            <translation>Network operation timed out</translation>
        </message>
        <message>
            <source>Network error</source>
            <translation>Network error</translation>
        </message>
        <message>
            <source>Network access is disabled.</source>
            <translation>Network access is disabled.</translation>
        </message>
        <message>
            <source>Temporary network failure.</source>
            <translation>Temporary network failure.</translation>
        </message>
        <message>
            <source>Socket operation timed out</source>
            <translation>Socket operation timed out</translation>
        </message>
        <message>
            <source>Remote host closed the connection</source>
            <translation>Remote host closed the connection</translation>
        </message>
        <message>
            <source>The remote host closed the connection</source>
            <translation>The remote host closed the connection</translation>
        </message>
        <message>
            <source>Unable to write</source>
            <translation>Unable to write</translation>
        </message>
        <message>
            <source>Out of resources</source>
            <translation>Out of resources</translation>
        </message>
        <message>
            <source>Operation canceled</source>
            <translation>Operation canceled</translation>
        </message>
        <message>
            <source>Too many redirects</source>
            <translation>Too many redirects</translation>
        </message>
        <message>
            <source>Insecure redirect</source>
            <translation>Insecure redirect</translation>
        </message>
        <message>
            <source>Proxy connection refused</source>
            <translation>Proxy connection refused</translation>
        </message>
        <message>
            <source>Proxy connection closed prematurely</source>
            <translation>Proxy connection closed prematurely</translation>
        </message>
        <message>
            <source>Proxy connection timed out</source>
            <translation>Proxy connection timed out</translation>
        </message>
        <message>
            <source>Proxy server not found</source>
            <translation>Proxy server not found</translation>
        </message>
        <message>
            <source>Proxy requires authentication</source>
            <translation>Proxy requires authentication</translation>
        </message>
        <message>
            <source>No suitable proxy found</source>
            <translation>No suitable proxy found</translation>
        </message>
        <message>
            <source>SSL handshake failed</source>
            <translation>SSL handshake failed</translation>
        </message>
        <message>
            <source>SSL handshake failed: %1</source>
            <translation>SSL handshake failed: %1</translation>
        </message>
        <message>
            <source>TLS initialization failed</source>
            <translation>TLS initialization failed</translation>
        </message>
        <message>
            <source>The certificate has expired</source>
            <translation>The certificate has expired</translation>
        </message>
        <message>
            <source>The certificate is not yet valid</source>
            <translation>The certificate is not yet valid</translation>
        </message>
        <message>
            <source>The certificate is self-signed, and untrusted</source>
            <translation>The certificate is self-signed, and untrusted</translation>
        </message>
        <message>
            <source>The root certificate of the certificate chain is self-signed, and untrusted</source>
            <translation>The root certificate of the certificate chain is self-signed, and untrusted</translation>
        </message>
        <message>
            <source>The issuer certificate of a locally looked up certificate could not be found</source>
            <translation>The issuer certificate of a locally looked up certificate could not be found</translation>
        </message>
        <message>
            <source>The host name did not match any of the valid hosts for this certificate</source>
            <translation>The host name did not match any of the valid hosts for this certificate</translation>
        </message>
        <message>
            <source>No certificates could be verified</source>
            <translation>No certificates could be verified</translation>
        </message>
        <message>
            <source>Error transferring %1 - server replied: %2</source>
            <translation>Error transferring %1 - server replied: %2</translation>
        </message>
        <message>
            <source>Unknown error</source>
            <translation>Unknown error</translation>
        </message>
        <message>
            <source>%1: outbox has schema %2, this program knows %3</source>
            <translation>%1: outbox has schema %2, this program knows %3</translation>
        </message>
        <message>
            <source>%1: cache has schema %2, this program reads %3</source>
            <translation>%1: cache has schema %2, this program reads %3</translation>
        </message>
        <message>
            <source>schema %1, this program knows %2</source>
            <translation>schema %1, this program knows %2</translation>
        </message>
        <message>
            <source>%1: a database of another program, left alone</source>
            <translation>%1: a database of another program, left alone</translation>
        </message>
        <message>
            <source>%1: the folder cannot be made</source>
            <translation>%1: the folder cannot be made</translation>
        </message>
        <message>
            <source>%1: the new file cannot be completed</source>
            <translation>%1: the new file cannot be completed</translation>
        </message>
        <message>
            <source>%1: cannot be renamed to %2: %3</source>
            <translation>%1: cannot be renamed to %2: %3</translation>
        </message>
        <message>
            <source>%1: damaged, and cannot be renamed to %2</source>
            <translation>%1: damaged, and cannot be renamed to %2</translation>
        </message>
        <message>
            <source>%1: cannot be written to: %2</source>
            <translation>%1: cannot be written to: %2</translation>
        </message>
        <message>
            <source>%1: damaged (%2), and cannot be copied beside it</source>
            <translation>%1: damaged (%2), and cannot be copied beside it</translation>
        </message>
        <message>
            <source>%1: damaged (%2); %3 commands could be read; %4</source>
            <translation>%1: damaged (%2); %3 commands could be read; %4</translation>
        </message>
        <message>
            <source>a salvage that was cut off is finished</source>
            <translation>a salvage that was cut off is finished</translation>
        </message>
        <message>
            <source>the damaged file is kept as %1</source>
            <translation>the damaged file is kept as %1</translation>
        </message>
        <message>
            <source>%1: %2 (%3), kept as %4, a new one begun</source>
            <translation>%1: %2 (%3), kept as %4, a new one begun</translation>
        </message>
        <message>
            <source>%1: %2, kept as %3, a new one begun</source>
            <translation>%1: %2, kept as %3, a new one begun</translation>
        </message>
        <message>
            <source>of a later version</source>
            <translation>of a later version</translation>
        </message>
        <message>
            <source>damaged</source>
            <translation>damaged</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>nothing</translation>
        </message>
        <message>
            <source>no answer</source>
            <translation>no answer</translation>
        </message>
        <message>
            <source>it was damaged again</source>
            <translation>it was damaged again</translation>
        </message>
        <message>
            <source>the daily examination found: %1</source>
            <translation>the daily examination found: %1</translation>
        </message>
        <message>
            <source>the log cannot be moved into the file: %1</source>
            <translation>the log cannot be moved into the file: %1</translation>
        </message>
        <message>
            <source>the disk cannot be used and the memory for it (%1 MiB) is full: nothing new is taken</source>
            <translation>the disk cannot be used and the memory for it (%1 MiB) is full: nothing new is taken</translation>
        </message>
        <message>
            <source>rows that wait to be stored cannot be read back: %1</source>
            <translation>rows that wait to be stored cannot be read back: %1</translation>
        </message>
        <message>
            <source>batch of %1: %2</source>
            <translation>batch of %1: %2</translation>
        </message>
        <message>
            <source>state of %1: %2</source>
            <translation>state of %1: %2</translation>
        </message>
        <message>
            <source>audit of %1: %2</source>
            <translation>audit of %1: %2</translation>
        </message>
        <message>
            <source>pauses of %1: %2</source>
            <translation>pauses of %1: %2</translation>
        </message>
        <message>
            <source>pause of %1: %2</source>
            <translation>pause of %1: %2</translation>
        </message>
        <message>
            <source>versions of %1: %2</source>
            <translation>versions of %1: %2</translation>
        </message>
        <message>
            <source>comparison with %1: %2</source>
            <translation>comparison with %1: %2</translation>
        </message>
        <message>
            <source>database or disk is full</source>
            <translation>database or disk is full</translation>
        </message>
        <message>
            <source>disk I/O error</source>
            <translation>disk I/O error</translation>
        </message>
        <message>
            <source>attempt to write a readonly database</source>
            <translation>attempt to write a readonly database</translation>
        </message>
        <message>
            <source>unable to open database file</source>
            <translation>unable to open database file</translation>
        </message>
        <message>
            <source>file is not a database</source>
            <translation>file is not a database</translation>
        </message>
        <message>
            <source>database disk image is malformed</source>
            <translation>database disk image is malformed</translation>
        </message>
        <message>
            <source>database is locked</source>
            <translation>database is locked</translation>
        </message>
        <message>
            <source>No space left on device</source>
            <translation>No space left on device</translation>
        </message>
        <message>
            <source>Read-only file system</source>
            <translation>Read-only file system</translation>
        </message>
        <message>
            <source>No such file or directory</source>
            <translation>No such file or directory</translation>
        </message>
        <message>
            <source>Permission denied</source>
            <translation>Permission denied</translation>
        </message>
        <message>
            <source>Input/output error</source>
            <translation>Input/output error</translation>
        </message>
        <message>
            <source>Is a directory</source>
            <translation>Is a directory</translation>
        </message>
        <message>
            <source>Not a directory</source>
            <translation>Not a directory</translation>
        </message>
        <message>
            <source>%1 does not exist</source>
            <translation>%1 does not exist</translation>
        </message>
        <message>
            <source>%1 is not a plain file</source>
            <translation>%1 is not a plain file</translation>
        </message>
        <message>
            <source>%1 cannot be read: %2</source>
            <translation>%1 cannot be read: %2</translation>
        </message>
        <message>
            <source>%1 is larger than %2 bytes</source>
            <translation>%1 is larger than %2 bytes</translation>
        </message>
        <message>
            <source>cannot be read: %1</source>
            <translation>cannot be read: %1</translation>
        </message>
        <message>
            <source>is larger than %1 bytes</source>
            <translation>is larger than %1 bytes</translation>
        </message>
        <message>
            <source>city pack %1: format %2 is of a later version of Tonglan</source>
            <translation>city pack %1: format %2 is of a later version of Tonglan</translation>
        </message>
        <message>
            <source>city pack %1: %2</source>
            <translation>city pack %1: %2</translation>
        </message>
        <message>
            <source>no such file</source>
            <translation>no such file</translation>
        </message>
        <message>
            <source>not a city pack: it has no table %1</source>
            <translation>not a city pack: it has no table %1</translation>
        </message>
        <message>
            <source>the file is damaged: %1</source>
            <translation>the file is damaged: %1</translation>
        </message>
        <message>
            <source>the checksum is %1, but pack_meta.sha256 says %2</source>
            <translation>the checksum is %1, but pack_meta.sha256 says %2</translation>
        </message>
        <message>
            <source>%1:%2: %3</source>
            <translation>%1:%2: %3</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>has no [[feed]]</source>
            <translation>has no [[feed]]</translation>
        </message>
        <message>
            <source>has no feed that is enabled: nothing new will come</source>
            <translation>has no feed that is enabled: nothing new will come</translation>
        </message>
        <message>
            <source>&apos;%1&apos; is missing</source>
            <translation>&apos;%1&apos; is missing</translation>
        </message>
        <message>
            <source>&apos;%1&apos; is empty</source>
            <translation>&apos;%1&apos; is empty</translation>
        </message>
        <message>
            <source>&apos;%1&apos; is longer than %2 characters</source>
            <translation>&apos;%1&apos; is longer than %2 characters</translation>
        </message>
        <message>
            <source>&apos;%1&apos; cannot be &apos;%2&apos; (did you mean &quot;%3&quot;?); known are %4</source>
            <translation>&apos;%1&apos; cannot be &apos;%2&apos; (did you mean &quot;%3&quot;?); known are %4</translation>
        </message>
        <message>
            <source>&apos;%1&apos; cannot be &apos;%2&apos;; known are %3</source>
            <translation>&apos;%1&apos; cannot be &apos;%2&apos;; known are %3</translation>
        </message>
        <message>
            <source>&apos;%1&apos; is %2, not from %3 to %4</source>
            <translation>&apos;%1&apos; is %2, not from %3 to %4</translation>
        </message>
        <message>
            <source>&apos;%1&apos; must be a whole number from %2 to %3</source>
            <translation>&apos;%1&apos; must be a whole number from %2 to %3</translation>
        </message>
        <message>
            <source>&apos;%1&apos; must be %2</source>
            <translation>&apos;%1&apos; must be %2</translation>
        </message>
        <message>
            <source>a text</source>
            <translation>a text</translation>
        </message>
        <message>
            <source>a number</source>
            <translation>a number</translation>
        </message>
        <message>
            <source>a list of texts</source>
            <translation>a list of texts</translation>
        </message>
        <message>
            <source>true or false</source>
            <translation>true or false</translation>
        </message>
        <message>
            <source>a table</source>
            <translation>a table</translation>
        </message>
        <message>
            <source>a list of tables ([[%1]])</source>
            <translation>a list of tables ([[%1]])</translation>
        </message>
        <message>
            <source>unknown key &apos;%1&apos; (did you mean &quot;%2&quot;?)</source>
            <translation>unknown key &apos;%1&apos; (did you mean &quot;%2&quot;?)</translation>
        </message>
        <message>
            <source>unknown key &apos;%1&apos;</source>
            <translation>unknown key &apos;%1&apos;</translation>
        </message>
        <message>
            <source>&apos;%1&apos; &quot;%2&quot; is not an address that begins with http:// or https://</source>
            <translation>&apos;%1&apos; &quot;%2&quot; is not an address that begins with http:// or https://</translation>
        </message>
        <message>
            <source>&apos;%1&apos; &quot;&quot; is not an address that begins with http:// or https://</source>
            <translation>&apos;%1&apos; &quot;&quot; is not an address that begins with http:// or https://</translation>
        </message>
        <message>
            <source>&apos;%1&apos; a name or password does not belong into an address</source>
            <translation>&apos;%1&apos; a name or password does not belong into an address</translation>
        </message>
        <message>
            <source>&apos;%1&apos; &quot;%2&quot; is the name of another feed too</source>
            <translation>&apos;%1&apos; &quot;%2&quot; is the name of another feed too</translation>
        </message>
        <message>
            <source>&apos;%1&apos; only a geojson or cap feed has a source here</source>
            <translation>&apos;%1&apos; only a geojson or cap feed has a source here</translation>
        </message>
        <message>
            <source>&apos;%1&apos; only a geojson feed has a mapping</source>
            <translation>&apos;%1&apos; only a geojson feed has a mapping</translation>
        </message>
        <message>
            <source>a tlf feed needs url and no file</source>
            <translation>a tlf feed needs url and no file</translation>
        </message>
        <message>
            <source>a pack feed needs file and no url</source>
            <translation>a pack feed needs file and no url</translation>
        </message>
        <message>
            <source>a geojson feed needs either url or file</source>
            <translation>a geojson feed needs either url or file</translation>
        </message>
        <message>
            <source>a cap feed needs either url or file</source>
            <translation>a cap feed needs either url or file</translation>
        </message>
        <message>
            <source>a cap feed needs [feed.source]</source>
            <translation>a cap feed needs [feed.source]</translation>
        </message>
        <message>
            <source>%1 of the alerts that the index names can&apos;t be had</source>
            <translation>%1 of the alerts that the index names can&apos;t be had</translation>
        </message>
        <message>
            <source>it is an index of alerts, not an alert</source>
            <translation>it is an index of alerts, not an alert</translation>
        </message>
        <message>
            <source>there is no alert in it: its root is &apos;%1&apos;</source>
            <translation>there is no alert in it: its root is &apos;%1&apos;</translation>
        </message>
        <message>
            <source>it has a document type, which no alert needs: entities could make anything of it</source>
            <translation>it has a document type, which no alert needs: entities could make anything of it</translation>
        </message>
        <message>
            <source>a geojson feed needs [feed.source] and [feed.mapping]</source>
            <translation>a geojson feed needs [feed.source] and [feed.mapping]</translation>
        </message>
        <message>
            <source>steps need the property that they are steps of: level is missing</source>
            <translation>steps need the property that they are steps of: level is missing</translation>
        </message>
        <message>
            <source>missing</source>
            <translation>missing</translation>
        </message>
        <message>
            <source>empty</source>
            <translation>empty</translation>
        </message>
        <message>
            <source>given twice</source>
            <translation>given twice</translation>
        </message>
        <message>
            <source>is not a string</source>
            <translation>is not a string</translation>
        </message>
        <message>
            <source>is not text</source>
            <translation>is not text</translation>
        </message>
        <message>
            <source>is not proper text</source>
            <translation>is not proper text</translation>
        </message>
        <message>
            <source>is not a number</source>
            <translation>is not a number</translation>
        </message>
        <message>
            <source>is neither true nor false</source>
            <translation>is neither true nor false</translation>
        </message>
        <message>
            <source>contains a NUL</source>
            <translation>contains a NUL</translation>
        </message>
        <message>
            <source>contains half a surrogate pair</source>
            <translation>contains half a surrogate pair</translation>
        </message>
        <message>
            <source>contains a control character</source>
            <translation>contains a control character</translation>
        </message>
        <message>
            <source>%1 characters, at most %2 are allowed</source>
            <translation>%1 characters, at most %2 are allowed</translation>
        </message>
        <message>
            <source>%1 bytes, at most %2 are allowed</source>
            <translation>%1 bytes, at most %2 are allowed</translation>
        </message>
        <message>
            <source>%1 is not within %2 … %3</source>
            <translation>%1 is not within %2 … %3</translation>
        </message>
        <message>
            <source>is not a whole number within %1 … %2</source>
            <translation>is not a whole number within %1 … %2</translation>
        </message>
        <message>
            <source>is not a list of at most %1 strings</source>
            <translation>is not a list of at most %1 strings</translation>
        </message>
        <message>
            <source>element %1 is not a proper string</source>
            <translation>element %1 is not a proper string</translation>
        </message>
        <message>
            <source>&quot;%1&quot; is not an RFC 3339 time with offset</source>
            <translation>&quot;%1&quot; is not an RFC 3339 time with offset</translation>
        </message>
        <message>
            <source>&quot;%1&quot; is not a word of the protocol</source>
            <translation>&quot;%1&quot; is not a word of the protocol</translation>
        </message>
        <message>
            <source>is neither milliseconds since 1970 nor a time with offset</source>
            <translation>is neither milliseconds since 1970 nor a time with offset</translation>
        </message>
        <message>
            <source>%1 of them, not 1 … %2</source>
            <translation>%1 of them, not 1 … %2</translation>
        </message>
        <message>
            <source>more than %1</source>
            <translation>more than %1</translation>
        </message>
        <message>
            <source>none that this program knows</source>
            <translation>none that this program knows</translation>
        </message>
        <message>
            <source>missing or not an object</source>
            <translation>missing or not an object</translation>
        </message>
        <message>
            <source>missing or longer than %1 characters</source>
            <translation>missing or longer than %1 characters</translation>
        </message>
        <message>
            <source>missing or empty, and it is the title</source>
            <translation>missing or empty, and it is the title</translation>
        </message>
        <message>
            <source>missing, and the mapping requires a place</source>
            <translation>missing, and the mapping requires a place</translation>
        </message>
        <message>
            <source>&quot;%1&quot; is given twice</source>
            <translation>&quot;%1&quot; is given twice</translation>
        </message>
        <message>
            <source>&quot;%1&quot; is unknown</source>
            <translation>&quot;%1&quot; is unknown</translation>
        </message>
        <message>
            <source>&quot;%1&quot; is neither put nor del</source>
            <translation>&quot;%1&quot; is neither put nor del</translation>
        </message>
        <message>
            <source>not &quot;%1&quot;, which was asked for</source>
            <translation>not &quot;%1&quot;, which was asked for</translation>
        </message>
        <message>
            <source>not &quot;tlf/1&quot;: is this the address of a Tonglan feed?</source>
            <translation>not &quot;tlf/1&quot;: is this the address of a Tonglan feed?</translation>
        </message>
        <message>
            <source>not a GeoJSON geometry</source>
            <translation>not a GeoJSON geometry</translation>
        </message>
        <message>
            <source>not a Feature</source>
            <translation>not a Feature</translation>
        </message>
        <message>
            <source>not a FeatureCollection</source>
            <translation>not a FeatureCollection</translation>
        </message>
        <message>
            <source>&quot;%1&quot; is not known; say datum in the feeds file</source>
            <translation>&quot;%1&quot; is not known; say datum in the feeds file</translation>
        </message>
        <message>
            <source>%1 came again with other content</source>
            <translation>%1 came again with other content</translation>
        </message>
        <message>
            <source>a position is [longitude, latitude]</source>
            <translation>a position is [longitude, latitude]</translation>
        </message>
        <message>
            <source>%1, %2 is not on the Earth (longitude comes first)</source>
            <translation>%1, %2 is not on the Earth (longitude comes first)</translation>
        </message>
        <message>
            <source>%1, %2 is not on the Earth in the datum %3</source>
            <translation>%1, %2 is not on the Earth in the datum %3</translation>
        </message>
        <message>
            <source>a position is [metres east, metres north]</source>
            <translation>a position is [metres east, metres north]</translation>
        </message>
        <message>
            <source>more than %1 points</source>
            <translation>more than %1 points</translation>
        </message>
        <message>
            <source>a ring of less than three different points</source>
            <translation>a ring of less than three different points</translation>
        </message>
        <message>
            <source>a polygon without a ring</source>
            <translation>a polygon without a ring</translation>
        </message>
        <message>
            <source>&quot;%1&quot; where a Point is needed</source>
            <translation>&quot;%1&quot; where a Point is needed</translation>
        </message>
        <message>
            <source>&quot;%1&quot; where a Polygon or MultiPolygon is needed</source>
            <translation>&quot;%1&quot; where a Polygon or MultiPolygon is needed</translation>
        </message>
        <message>
            <source>no polygon</source>
            <translation>no polygon</translation>
        </message>
        <message>
            <source>no position</source>
            <translation>no position</translation>
        </message>
        <message>
            <source>a source is its own source: id and source must be equal</source>
            <translation>a source is its own source: id and source must be equal</translation>
        </message>
        <message>
            <source>a limit has either above or below</source>
            <translation>a limit has either above or below</translation>
        </message>
        <message>
            <source>a reading is about a whole second</source>
            <translation>a reading is about a whole second</translation>
        </message>
        <message>
            <source>of this reading must be &quot;%1&quot;</source>
            <translation>of this reading must be &quot;%1&quot;</translation>
        </message>
        <message>
            <source>source or id is empty</source>
            <translation>source or id is empty</translation>
        </message>
        <message>
            <source>source or id cannot be the key of a record</source>
            <translation>source or id cannot be the key of a record</translation>
        </message>
        <message>
            <source>not JSON: %1 at byte %2</source>
            <translation>not JSON: %1 at byte %2</translation>
        </message>
        <message>
            <source>not JSON: %1</source>
            <translation>not JSON: %1</translation>
        </message>
        <message>
            <source>not a JSON object: %1</source>
            <translation>not a JSON object: %1</translation>
        </message>
        <message>
            <source>not a JSON object</source>
            <translation>not a JSON object</translation>
        </message>
        <message>
            <source>nested deeper than %1</source>
            <translation>nested deeper than %1</translation>
        </message>
        <message>
            <source>an array should start</source>
            <translation>an array should start</translation>
        </message>
        <message>
            <source>illegal value</source>
            <translation>illegal value</translation>
        </message>
        <message>
            <source>illegal number</source>
            <translation>illegal number</translation>
        </message>
        <message>
            <source>unterminated object</source>
            <translation>unterminated object</translation>
        </message>
        <message>
            <source>unterminated array</source>
            <translation>unterminated array</translation>
        </message>
        <message>
            <source>unterminated string</source>
            <translation>unterminated string</translation>
        </message>
        <message>
            <source>missing name separator</source>
            <translation>missing name separator</translation>
        </message>
        <message>
            <source>missing value separator</source>
            <translation>missing value separator</translation>
        </message>
        <message>
            <source>object is missing after a comma</source>
            <translation>object is missing after a comma</translation>
        </message>
        <message>
            <source>invalid escape sequence</source>
            <translation>invalid escape sequence</translation>
        </message>
        <message>
            <source>invalid UTF8 string</source>
            <translation>invalid UTF8 string</translation>
        </message>
        <message>
            <source>invalid termination by number</source>
            <translation>invalid termination by number</translation>
        </message>
        <message>
            <source>too deeply nested document</source>
            <translation>too deeply nested document</translation>
        </message>
        <message>
            <source>too large document</source>
            <translation>too large document</translation>
        </message>
        <message>
            <source>garbage at the end of the document</source>
            <translation>garbage at the end of the document</translation>
        </message>
        <message>
            <source>Bad Request</source>
            <translation>Bad Request</translation>
        </message>
        <message>
            <source>Unauthorized</source>
            <translation>Unauthorized</translation>
        </message>
        <message>
            <source>Forbidden</source>
            <translation>Forbidden</translation>
        </message>
        <message>
            <source>Not Found</source>
            <translation>Not Found</translation>
        </message>
        <message>
            <source>Method Not Allowed</source>
            <translation>Method Not Allowed</translation>
        </message>
        <message>
            <source>Not Acceptable</source>
            <translation>Not Acceptable</translation>
        </message>
        <message>
            <source>Proxy Authentication Required</source>
            <translation>Proxy Authentication Required</translation>
        </message>
        <message>
            <source>Request Timeout</source>
            <translation>Request Timeout</translation>
        </message>
        <message>
            <source>Conflict</source>
            <translation>Conflict</translation>
        </message>
        <message>
            <source>Gone</source>
            <translation>Gone</translation>
        </message>
        <message>
            <source>Content Too Large</source>
            <translation>Content Too Large</translation>
        </message>
        <message>
            <source>URI Too Long</source>
            <translation>URI Too Long</translation>
        </message>
        <message>
            <source>Unsupported Media Type</source>
            <translation>Unsupported Media Type</translation>
        </message>
        <message>
            <source>Unprocessable Content</source>
            <translation>Unprocessable Content</translation>
        </message>
        <message>
            <source>Too Many Requests</source>
            <translation>Too Many Requests</translation>
        </message>
        <message>
            <source>Request Header Fields Too Large</source>
            <translation>Request Header Fields Too Large</translation>
        </message>
        <message>
            <source>Unavailable For Legal Reasons</source>
            <translation>Unavailable For Legal Reasons</translation>
        </message>
        <message>
            <source>Internal Server Error</source>
            <translation>Internal Server Error</translation>
        </message>
        <message>
            <source>Not Implemented</source>
            <translation>Not Implemented</translation>
        </message>
        <message>
            <source>Bad Gateway</source>
            <translation>Bad Gateway</translation>
        </message>
        <message>
            <source>Service Unavailable</source>
            <translation>Service Unavailable</translation>
        </message>
        <message>
            <source>Gateway Timeout</source>
            <translation>Gateway Timeout</translation>
        </message>
        <message>
            <source>Insufficient Storage</source>
            <translation>Insufficient Storage</translation>
        </message>
        <message>
            <source>Network Authentication Required</source>
            <translation>Network Authentication Required</translation>
        </message>
        <message>
            <source>%1</source>
            <comment>a reason that nobody has translated, as it came</comment>
            <translation>%1</translation>
        </message>
        <message>
            <source>; </source>
            <translation>; </translation>
        </message>
        <message>
            <source>%1 is no import: it does not begin with the facts of one</source>
            <translation>%1 is no import: it does not begin with the facts of one</translation>
        </message>
        <message>
            <source>%1 imports are damaged and count for nothing: %2</source>
            <translation>%1 imports are damaged and count for nothing: %2</translation>
        </message>
        <message>
            <source>%1: the folder of tables to import is not there</source>
            <translation>%1: the folder of tables to import is not there</translation>
        </message>
        <message>
            <source>%1: the folder of tables to import can&apos;t be read</source>
            <translation>%1: the folder of tables to import can&apos;t be read</translation>
        </message>
        <message>
            <source>no indicator is known yet: %1 waits</source>
            <translation>no indicator is known yet: %1 waits</translation>
        </message>
        <message>
            <source>more than %1 tables: %2 were left alone</source>
            <translation>more than %1 tables: %2 were left alone</translation>
        </message>
        <message>
            <source>%1: the report can&apos;t be written: %2</source>
            <translation>%1: the report can&apos;t be written: %2</translation>
        </message>
        <message>
            <source>%1 (and %2 more)</source>
            <translation>%1 (and %2 more)</translation>
        </message>
        <message>
            <source>%1 can&apos;t be used: no table is imported from %2</source>
            <translation>%1 can&apos;t be used: no table is imported from %2</translation>
        </message>
        <message>
            <source>the imports are in use by %1</source>
            <translation>the imports are in use by %1</translation>
        </message>
    </context>
    <context>
        <name>TopicsPanel</name>
        <message>
            <source>A zone without an outline: its events cannot be counted</source>
            <translation>A zone without an outline: its events cannot be counted</translation>
        </message>
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
        <message>
            <source>Withheld</source>
            <translation>Withheld</translation>
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
        <message>
            <source>objected to</source>
            <translation>objected to</translation>
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
        <message>
            <source>This seat shows, and asks for nothing</source>
            <translation>This seat shows, and asks for nothing</translation>
        </message>
        <message>
            <source>Not an act of this city: %1</source>
            <translation>Not an act of this city: %1</translation>
        </message>
        <message>
            <source>Your role does not %1</source>
            <translation>Your role does not %1</translation>
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
            <source>not on the map: its datum is not stated</source>
            <translation>not on the map: its datum is not stated</translation>
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
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>The link to %1 is lost for %2, %3</source>
            <translation>The link to %1 is lost for %2, %3</translation>
        </message>
        <message>
            <source>%1 does not answer for %2, %3</source>
            <translation>%1 does not answer for %2, %3</translation>
        </message>
        <message>
            <source>wrongly configured</source>
            <translation>wrongly configured</translation>
        </message>
        <message>
            <source>feeds file</source>
            <translation>feeds file</translation>
        </message>
        <message>
            <source>none: mend the feeds file, start again</source>
            <translation>none: mend the feeds file, start again</translation>
        </message>
        <message>
            <source>%1 is configured wrongly and not connected: %2</source>
            <translation>%1 is configured wrongly and not connected: %2</translation>
        </message>
        <message>
            <source>tables</source>
            <translation>tables</translation>
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
        <message>
            <source>The store of actions</source>
            <translation>The store of actions</translation>
        </message>
        <message>
            <source>Actions cannot be stored: %1</source>
            <translation>Actions cannot be stored: %1</translation>
        </message>
        <message>
            <source>No feed is configured</source>
            <translation>No feed is configured</translation>
        </message>
        <message>
            <source>No feed has reported yet</source>
            <translation>No feed has reported yet</translation>
        </message>
        <message numerus="yes">
            <source>%n feed(s) have not reported yet</source>
            <translation>
                <numerusform>%n feed has not reported yet</numerusform>
                <numerusform>%n feeds have not reported yet</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n feed(s) do not answer and are tried again</source>
            <translation>
                <numerusform>%n feed does not answer and is tried again</numerusform>
                <numerusform>%n feeds do not answer and are tried again</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n feed(s) have stopped</source>
            <translation>
                <numerusform>%n feed has stopped</numerusform>
                <numerusform>%n feeds have stopped</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n feed(s) are loading or catching up</source>
            <translation>
                <numerusform>%n feed is loading or catching up</numerusform>
                <numerusform>%n feeds are loading or catching up</numerusform>
            </translation>
        </message>
        <message>
            <source>Recorded data from a city pack: no live feed is configured</source>
            <translation>Recorded data from a city pack: no live feed is configured</translation>
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
        <message>
            <source>gives way to the difference to last week</source>
            <translation>gives way to the difference to last week</translation>
        </message>
        <message numerus="yes">
            <source>%n record(s), none with a place</source>
            <translation>
                <numerusform>%n record, none with a place</numerusform>
                <numerusform>%n records, none with a place</numerusform>
            </translation>
        </message>
        <message>
            <source>gives way to the counts by area</source>
            <translation>gives way to the counts by area</translation>
        </message>
        <message>
            <source>gives way to the areas above</source>
            <translation>gives way to the areas above</translation>
        </message>
        <message>
            <source>indicator %1 is not known yet</source>
            <translation>indicator %1 is not known yet</translation>
        </message>
        <message numerus="yes">
            <source>%n area(s) not drawn: unusable outline</source>
            <translation>
                <numerusform>%n area not drawn: unusable outline</numerusform>
                <numerusform>%n areas not drawn: unusable outline</numerusform>
            </translation>
        </message>
        <message>
            <source>rules of this client</source>
            <translation>rules of this client</translation>
        </message>
        <message>
            <source>not judged yet</source>
            <translation>not judged yet</translation>
        </message>
        <message>
            <source>nothing is raised</source>
            <translation>nothing is raised</translation>
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
        <message>
            <source>feed no. %1</source>
            <translation>feed no. %1</translation>
        </message>
        <message>
            <source>objections</source>
            <translation>objections</translation>
        </message>
        <message>
            <source>Imports by hand</source>
            <translation>Imports by hand</translation>
        </message>
        <message>
            <source>Watched folder</source>
            <translation>Watched folder</translation>
        </message>
        <message>
            <source>forecasts</source>
            <translation>forecasts</translation>
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
        <message>
            <source>%1 of %2 vital signs</source>
            <translation>%1 of %2 vital signs</translation>
        </message>
        <message numerus="yes">
            <source>%n open event(s)</source>
            <translation>
                <numerusform>%n open event</numerusform>
                <numerusform>%n open events</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n warning(s) in force</source>
            <translation>
                <numerusform>%n warning in force</numerusform>
                <numerusform>%n warnings in force</numerusform>
            </translation>
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
        <message>
            <source>forecast %1 (%2 – %3)</source>
            <translation>forecast %1 (%2 – %3)</translation>
        </message>
        <message numerus="yes">
            <source>%n day(s) before</source>
            <translation>
                <numerusform>%n day before</numerusform>
                <numerusform>%n days before</numerusform>
            </translation>
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
    <context>
        <name>LayerPanel</name>
        <message>
            <source>Layers</source>
            <translation>Layers</translation>
        </message>
        <message>
            <source>topmost first</source>
            <translation>topmost first</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Up</source>
            <translation>Up</translation>
        </message>
        <message>
            <source>Down</source>
            <translation>Down</translation>
        </message>
        <message>
            <source>Opacity of %1</source>
            <translation>Opacity of %1</translation>
        </message>
        <message>
            <source>Base map</source>
            <translation>Base map</translation>
        </message>
    </context>
    <context>
        <name>LayerBar</name>
        <message>
            <source>All layers</source>
            <translation>All layers</translation>
        </message>
    </context>
    <context>
        <name>MapWords</name>
        <message numerus="yes">
            <source>%n event(s)</source>
            <translation>
                <numerusform>%n event</numerusform>
                <numerusform>%n events</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 per km²</source>
            <translation>%1 per km²</translation>
        </message>
        <message>
            <source>of now, not of the selected time</source>
            <translation>of now, not of the selected time</translation>
        </message>
    </context>
    <context>
        <name>SceneMap</name>
        <message numerus="yes">
            <source>%n online map(s) not shown: wrongly configured</source>
            <translation>
                <numerusform>%n online map not shown: wrongly configured</numerusform>
                <numerusform>%n online maps not shown: wrongly configured</numerusform>
            </translation>
        </message>
        <message>
            <source>online map incomplete: stored parts are shown</source>
            <translation>online map incomplete: stored parts are shown</translation>
        </message>
        <message>
            <source>map approval %1</source>
            <translation>map approval %1</translation>
        </message>
        <message>
            <source>, </source>
            <translation>, </translation>
        </message>
    </context>
    <context>
        <name>tonglan::AreaModel</name>
        <message>
            <source>flood zone</source>
            <translation>flood zone</translation>
        </message>
        <message>
            <source>controlled area</source>
            <translation>controlled area</translation>
        </message>
        <message>
            <source>plan area</source>
            <translation>plan area</translation>
        </message>
        <message>
            <source>building</source>
            <translation>building</translation>
        </message>
        <message>
            <source>warning area</source>
            <translation>warning area</translation>
        </message>
        <message>
            <source>planned</source>
            <translation>planned</translation>
        </message>
        <message>
            <source>lifted</source>
            <translation>lifted</translation>
        </message>
        <message>
            <source>in force</source>
            <translation>in force</translation>
        </message>
        <message>
            <source>%1 since %2</source>
            <translation>%1 since %2</translation>
        </message>
        <message>
            <source>%1 (unknown source)</source>
            <translation>%1 (unknown source)</translation>
        </message>
        <message>
            <source>%1, no data yet</source>
            <translation>%1, no data yet</translation>
        </message>
        <message>
            <source>%1, late: %2 old</source>
            <translation>%1, late: %2 old</translation>
        </message>
        <message>
            <source>%1, %2 ago</source>
            <translation>%1, %2 ago</translation>
        </message>
    </context>
    <context>
        <name>tonglan::RegionFigureModel</name>
        <message>
            <source>no data</source>
            <translation>no data</translation>
        </message>
        <message>
            <source>withheld</source>
            <translation>withheld</translation>
        </message>
        <message>
            <source>%1, late</source>
            <translation>%1, late</translation>
        </message>
        <message>
            <source>higher is better</source>
            <translation>higher is better</translation>
        </message>
        <message>
            <source>higher is worse</source>
            <translation>higher is worse</translation>
        </message>
        <message>
            <source>%1 withheld</source>
            <translation>%1 withheld</translation>
        </message>
        <message>
            <source>%1: no data</source>
            <translation>%1: no data</translation>
        </message>
        <message>
            <source>doubtful</source>
            <translation>doubtful</translation>
        </message>
        <message>
            <source>unknown source</source>
            <translation>unknown source</translation>
        </message>
        <message>
            <source>%1, late: %2 old</source>
            <translation>%1, late: %2 old</translation>
        </message>
        <message>
            <source>%1, %2 ago</source>
            <translation>%1, %2 ago</translation>
        </message>
        <message>
            <source>hatched: no data</source>
            <translation>hatched: no data</translation>
        </message>
        <message>
            <source>crossed: withheld</source>
            <translation>crossed: withheld</translation>
        </message>
        <message>
            <source>striped: late or in doubt</source>
            <translation>striped: late or in doubt</translation>
        </message>
        <message>
            <source>, </source>
            <translation>, </translation>
        </message>
    </context>
    <context>
        <name>MeasurePanel</name>
        <message>
            <source>Measure</source>
            <translation>Measure</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Perimeter</source>
            <translation>Perimeter</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>Length</translation>
        </message>
        <message>
            <source>Area</source>
            <translation>Area</translation>
        </message>
        <message>
            <source>The sides cross: no area</source>
            <translation>The sides cross: no area</translation>
        </message>
        <message>
            <source>The next click begins another</source>
            <translation>The next click begins another</translation>
        </message>
        <message>
            <source>A click sets the first point</source>
            <translation>A click sets the first point</translation>
        </message>
        <message>
            <source>Double click or Enter ends</source>
            <translation>Double click or Enter ends</translation>
        </message>
        <message>
            <source>Enter ends; the first point closes the ring</source>
            <translation>Enter ends; the first point closes the ring</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>Copied</translation>
        </message>
        <message>
            <source>Copy figures</source>
            <translation>Copy figures</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>Take back</translation>
        </message>
    </context>
    <context>
        <name>tonglan::Measure</name>
        <message>
            <source>%1 m</source>
            <translation>%1 m</translation>
        </message>
        <message>
            <source>%1 km</source>
            <translation>%1 km</translation>
        </message>
        <message>
            <source>%1 m²</source>
            <translation>%1 m²</translation>
        </message>
        <message>
            <source>%1 ha</source>
            <translation>%1 ha</translation>
        </message>
        <message>
            <source>%1 km²</source>
            <translation>%1 km²</translation>
        </message>
        <message>
            <source>%1 · total %2</source>
            <translation>%1 · total %2</translation>
        </message>
    </context>
    <context>
        <name>tonglan::BaseMapModel</name>
        <message>
            <source>Base map file</source>
            <translation>Base map file</translation>
        </message>
        <message>
            <source>not drawn: nothing says on which datum its pictures are</source>
            <translation>not drawn: nothing says on which datum its pictures are</translation>
        </message>
        <message>
            <source>not drawn: tiles with the datum %1 can't be</source>
            <translation>not drawn: tiles with the datum %1 can't be</translation>
        </message>
        <message>
            <source>there is none: the outline of the land instead</source>
            <translation>there is none: the outline of the land instead</translation>
        </message>
        <message>
            <source>can't be read: the outline of the land instead</source>
            <translation>can't be read: the outline of the land instead</translation>
        </message>
        <message numerus="yes">
            <source>%n tile(s) missing here: coarser ones instead</source>
            <translation>
                <numerusform>%n tile missing here: a coarser one instead</numerusform>
                <numerusform>%n tiles missing here: coarser ones instead</numerusform>
            </translation>
        </message>
        <message>
            <source>%1: names</source>
            <translation>%1: names</translation>
        </message>
        <message>
            <source>incomplete: stored parts are shown</source>
            <translation>incomplete: stored parts are shown</translation>
        </message>
        <message>
            <source>not drawn: wrongly configured (tonglan --check says where)</source>
            <translation>not drawn: wrongly configured (tonglan --check says where)</translation>
        </message>
    </context>
    <context>
        <name>tonglan::CoordinateReadout</name>
        <message>
            <source>City grid</source>
            <translation>City grid</translation>
        </message>
    </context>
    <context>
        <name>tonglan::BookmarkModel</name>
        <message>
            <source>%1, line %2: %3</source>
            <translation>%1, line %2: %3</translation>
        </message>
        <message>
            <source>not stored: %1</source>
            <translation>not stored: %1</translation>
        </message>
        <message>
            <source>View</source>
            <translation>View</translation>
        </message>
    </context>
    <context>
        <name>BaseMapRow</name>
        <message>
            <source>Opacity of %1</source>
            <translation>Opacity of %1</translation>
        </message>
    </context>
    <context>
        <name>BookmarkPanel</name>
        <message>
            <source>Views</source>
            <translation>Views</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>No views are kept yet</source>
            <translation>No views are kept yet</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>Rename</translation>
        </message>
        <message>
            <source>Keep this view</source>
            <translation>Keep this view</translation>
        </message>
        <message>
            <source>Undo removal</source>
            <translation>Undo removal</translation>
        </message>
    </context>
    <context>
        <name>BookmarkRow</name>
        <message>
            <source>Rename: F2</source>
            <translation>Rename: F2</translation>
        </message>
        <message>
            <source>Remove: Delete</source>
            <translation>Remove: Delete</translation>
        </message>
    </context>
    <context>
        <name>SceneDrawers</name>
        <message>
            <source>View</source>
            <translation>View</translation>
        </message>
    </context>
    <context>
        <name>tonglan::FigureLineage</name>
        <message>
            <source>No data</source>
            <translation>No data</translation>
        </message>
        <message>
            <source>Withheld</source>
            <translation>Withheld</translation>
        </message>
        <message>
            <source>No data, %1 old</source>
            <translation>No data, %1 old</translation>
        </message>
        <message>
            <source>Fresh, %1 old</source>
            <translation>Fresh, %1 old</translation>
        </message>
        <message>
            <source>Late, %1 old</source>
            <translation>Late, %1 old</translation>
        </message>
        <message>
            <source>Out of date, %1 old</source>
            <translation>Out of date, %1 old</translation>
        </message>
        <message>
            <source>In doubt, %1 old</source>
            <translation>In doubt, %1 old</translation>
        </message>
        <message>
            <source>No registered source</source>
            <translation>No registered source</translation>
        </message>
        <message>
            <source>No reading has come for this region. That is not zero.</source>
            <translation>No reading has come for this region. That is not zero.</translation>
        </message>
        <message>
            <source>There is a reading, and it is not for this screen.</source>
            <translation>There is a reading, and it is not for this screen.</translation>
        </message>
        <message>
            <source>A number whose source is not registered is not shown.</source>
            <translation>A number whose source is not registered is not shown.</translation>
        </message>
        <message>
            <source>The source reported that it has no value. That is not zero.</source>
            <translation>The source reported that it has no value. That is not zero.</translation>
        </message>
        <message numerus="yes">
            <source>Due every %1, %n time(s) missed.</source>
            <translation>
                <numerusform>Due every %1, %n time missed.</numerusform>
                <numerusform>Due every %1, %n times missed.</numerusform>
            </translation>
        </message>
        <message>
            <source>Due every %1.</source>
            <translation>Due every %1.</translation>
        </message>
        <message>
            <source>This is the value of %1, not of now.</source>
            <translation>This is the value of %1, not of now.</translation>
        </message>
        <message>
            <source>Its source marks it as doubtful.</source>
            <translation>Its source marks it as doubtful.</translation>
        </message>
        <message>
            <source>It was typed by hand.</source>
            <translation>It was typed by hand.</translation>
        </message>
        <message>
            <source>It is simulated.</source>
            <translation>It is simulated.</translation>
        </message>
        <message>
            <source>Another source says something else.</source>
            <translation>Another source says something else.</translation>
        </message>
        <message>
            <source>The interface is silent</source>
            <translation>The interface is silent</translation>
        </message>
        <message>
            <source>The source sends nothing</source>
            <translation>The source sends nothing</translation>
        </message>
        <message>
            <source>The source sends other figures, not this one</source>
            <translation>The source sends other figures, not this one</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Source</translation>
        </message>
        <message>
            <source>not registered</source>
            <translation>not registered</translation>
        </message>
        <message>
            <source>Interface</source>
            <translation>Interface</translation>
        </message>
        <message>
            <source>heard %1</source>
            <translation>heard %1</translation>
        </message>
        <message>
            <source>Gathered</source>
            <translation>Gathered</translation>
        </message>
        <message>
            <source>Local cache</source>
            <translation>Local cache</translation>
        </message>
        <message>
            <source>%1 rows, %2 refused</source>
            <translation>%1 rows, %2 refused</translation>
        </message>
        <message>
            <source>Processed</source>
            <translation>Processed</translation>
        </message>
        <message>
            <source>Definition, version %1</source>
            <translation>Definition, version %1</translation>
        </message>
        <message>
            <source>not defined</source>
            <translation>not defined</translation>
        </message>
        <message>
            <source>Indicator</source>
            <translation>Indicator</translation>
        </message>
        <message>
            <source>value of %1</source>
            <translation>value of %1</translation>
        </message>
        <message>
            <source>no value</source>
            <translation>no value</translation>
        </message>
        <message>
            <source>This screen</source>
            <translation>This screen</translation>
        </message>
        <message>
            <source>dimmed, being out of date</source>
            <translation>dimmed, being out of date</translation>
        </message>
        <message>
            <source>shown as it is</source>
            <translation>shown as it is</translation>
        </message>
        <message>
            <source>shown without a number</source>
            <translation>shown without a number</translation>
        </message>
        <message>
            <source>%1, one for %2: %3 readings, %4 corrected</source>
            <translation>%1, one for %2: %3 readings, %4 corrected</translation>
        </message>
        <message>
            <source>%1, one for %2: %3 readings</source>
            <translation>%1, one for %2: %3 readings</translation>
        </message>
        <message>
            <source>Complete</source>
            <translation>Complete</translation>
        </message>
        <message>
            <source>at least %1</source>
            <translation>at least %1</translation>
        </message>
        <message>
            <source>nothing promised</source>
            <translation>nothing promised</translation>
        </message>
        <message>
            <source>On time</source>
            <translation>On time</translation>
        </message>
        <message>
            <source>within %1</source>
            <translation>within %1</translation>
        </message>
        <message>
            <source>Agreeing</source>
            <translation>Agreeing</translation>
        </message>
        <message>
            <source>no other source</source>
            <translation>no other source</translation>
        </message>
        <message>
            <source>differs by %1</source>
            <translation>differs by %1</translation>
        </message>
        <message>
            <source>at most %1</source>
            <translation>at most %1</translation>
        </message>
        <message>
            <source>usual %1–%2</source>
            <translation>usual %1–%2</translation>
        </message>
        <message>
            <source>usual ≤%1</source>
            <translation>usual ≤%1</translation>
        </message>
        <message>
            <source>usual ≥%1</source>
            <translation>usual ≥%1</translation>
        </message>
        <message>
            <source>no usual range</source>
            <translation>no usual range</translation>
        </message>
        <message>
            <source>Range</source>
            <translation>Range</translation>
        </message>
        <message>
            <source>Scope</source>
            <translation>Scope</translation>
        </message>
        <message>
            <source>The feeds have not defined this indicator</source>
            <translation>The feeds have not defined this indicator</translation>
        </message>
        <message>
            <source>Formula</source>
            <translation>Formula</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>Target</translation>
        </message>
        <message>
            <source>Limits</source>
            <translation>Limits</translation>
        </message>
        <message>
            <source>Contact</source>
            <translation>Contact</translation>
        </message>
        <message>
            <source>the same</source>
            <translation>the same</translation>
        </message>
        <message>
            <source>withheld</source>
            <translation>withheld</translation>
        </message>
        <message>
            <source>no data</source>
            <translation>no data</translation>
        </message>
        <message>
            <source>not comparable</source>
            <translation>not comparable</translation>
        </message>
        <message>
            <source>Last sync</source>
            <translation>Last sync</translation>
        </message>
        <message>
            <source>%1, revision %2, cursor %3</source>
            <translation>%1, revision %2, cursor %3</translation>
        </message>
        <message>
            <source>Its expression is refused: %1</source>
            <translation>Its expression is refused: %1</translation>
        </message>
        <message>
            <source>It can't be worked out: %1 is missing. That is not zero.</source>
            <translation>It can't be worked out: %1 is missing. That is not zero.</translation>
        </message>
        <message>
            <source>It is made of %1, which is not for this screen.</source>
            <translation>It is made of %1, which is not for this screen.</translation>
        </message>
        <message>
            <source>It can't be worked out: it would be divided by zero.</source>
            <translation>It can't be worked out: it would be divided by zero.</translation>
        </message>
        <message>
            <source>It can't be worked out: the number is too large.</source>
            <translation>It can't be worked out: the number is too large.</translation>
        </message>
        <message numerus="yes">
            <source>Worked out here from %n figure(s), as late as the most overdue of them.</source>
            <translation>
                <numerusform>Worked out here from %n figure, as late as that.</numerusform>
                <numerusform>Worked out here from %n figures, as late as the most overdue of them.</numerusform>
            </translation>
        </message>
        <message>
            <source>A part of it is in doubt.</source>
            <translation>A part of it is in doubt.</translation>
        </message>
        <message>
            <source>A part of it was typed by hand.</source>
            <translation>A part of it was typed by hand.</translation>
        </message>
        <message>
            <source>A part of it is simulated.</source>
            <translation>A part of it is simulated.</translation>
        </message>
        <message>
            <source>Something that it is made of does not come</source>
            <translation>Something that it is made of does not come</translation>
        </message>
        <message>
            <source>the regions below</source>
            <translation>the regions below</translation>
        </message>
        <message>
            <source>sum over %1</source>
            <translation>sum over %1</translation>
        </message>
        <message>
            <source>mean of %1</source>
            <translation>mean of %1</translation>
        </message>
        <message>
            <source>lowest of %1</source>
            <translation>lowest of %1</translation>
        </message>
        <message>
            <source>highest of %1</source>
            <translation>highest of %1</translation>
        </message>
        <message>
            <source>readings of %1</source>
            <translation>readings of %1</translation>
        </message>
        <message>
            <source>growth an hour over %1</source>
            <translation>growth an hour over %1</translation>
        </message>
        <message numerus="yes">
            <source>%n source(s)</source>
            <translation>
                <numerusform>%n source</numerusform>
                <numerusform>%n sources</numerusform>
            </translation>
        </message>
        <message>
            <source>Computed here</source>
            <translation>Computed here</translation>
        </message>
        <message numerus="yes">
            <source>from %n figure(s)</source>
            <translation>
                <numerusform>from %n figure</numerusform>
                <numerusform>from %n figures</numerusform>
            </translation>
        </message>
        <message>
            <source>that of what it is made of</source>
            <translation>that of what it is made of</translation>
        </message>
        <message>
            <source>Imported from</source>
            <translation>Imported from</translation>
        </message>
        <message>
            <source>%1, line %2</source>
            <translation>%1, line %2</translation>
        </message>
        <message>
            <source>%1, sheet %2, line %3</source>
            <translation>%1, sheet %2, line %3</translation>
        </message>
        <message>
            <source>Imported by</source>
            <translation>Imported by</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>To be verified</source>
            <translation>To be verified</translation>
        </message>
        <message>
            <source>%1: the register has this name without having looked it up</source>
            <translation>%1: the register has this name without having looked it up</translation>
        </message>
        <message>
            <source>Wanted</source>
            <translation>Wanted</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Unit</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>Owner</translation>
        </message>
        <message>
            <source>to be agreed</source>
            <translation>to be agreed</translation>
        </message>
    </context>
    <context>
        <name>tonglan::LineageRowModel</name>
        <message>
            <source>doubtful</source>
            <translation>doubtful</translation>
        </message>
        <message>
            <source>typed by hand</source>
            <translation>by hand</translation>
        </message>
        <message>
            <source>simulated</source>
            <translation>simulated</translation>
        </message>
        <message>
            <source>withheld</source>
            <translation>withheld</translation>
        </message>
        <message>
            <source>no data</source>
            <translation>no data</translation>
        </message>
        <message>
            <source>Saving …</source>
            <translation>Saving …</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) saved: %1</source>
            <translation>
                <numerusform>%n row saved: %1</numerusform>
                <numerusform>%n rows saved: %1</numerusform>
            </translation>
        </message>
        <message>
            <source>Not saved: %1</source>
            <translation>Not saved: %1</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Indicator</source>
            <translation>Indicator</translation>
        </message>
        <message>
            <source>Region code</source>
            <translation>Region code</translation>
        </message>
        <message>
            <source>Region</source>
            <translation>Region</translation>
        </message>
        <message>
            <source>About</source>
            <translation>About</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Value</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Unit</translation>
        </message>
        <message>
            <source>Quality</source>
            <translation>Quality</translation>
        </message>
        <message>
            <source>Source code</source>
            <translation>Source code</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Source</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>Received</translation>
        </message>
        <message>
            <source>shown</source>
            <translation>shown</translation>
        </message>
        <message>
            <source>Figure</source>
            <translation>Figure</translation>
        </message>
        <message>
            <source>As of</source>
            <translation>As of</translation>
        </message>
    </context>
    <context>
        <name>FigureTarget</name>
        <message>
            <source>Opens its lineage</source>
            <translation>Opens its lineage</translation>
        </message>
    </context>
    <context>
        <name>LineageCard</name>
        <message>
            <source>Lineage of %1</source>
            <translation>Lineage of %1</translation>
        </message>
        <message>
            <source>Lineage</source>
            <translation>Lineage</translation>
        </message>
        <message>
            <source>Demo data</source>
            <translation>Demo data</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Typed by hand</source>
            <translation>Typed by hand</translation>
        </message>
    </context>
    <context>
        <name>LineageChain</name>
        <message>
            <source>Where it comes from</source>
            <translation>Where it comes from</translation>
        </message>
    </context>
    <context>
        <name>LineageChecks</name>
        <message>
            <source>Checks</source>
            <translation>Checks</translation>
        </message>
        <message>
            <source>%1 of %2 passed</source>
            <translation>%1 of %2 passed</translation>
        </message>
        <message>
            <source>not passed</source>
            <translation>not passed</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>Rule</translation>
        </message>
    </context>
    <context>
        <name>LineageFacts</name>
        <message>
            <source>Definition</source>
            <translation>Definition</translation>
        </message>
        <message>
            <source>Shown in</source>
            <translation>Shown in</translation>
        </message>
        <message>
            <source>, </source>
            <translation>, </translation>
        </message>
    </context>
    <context>
        <name>LineageReadings</name>
        <message>
            <source>the first row is the figure; then all others, the newest first</source>
            <translation>the first row is the figure; then all others, the newest first</translation>
        </message>
        <message>
            <source>The rows behind it</source>
            <translation>The rows behind it</translation>
        </message>
        <message>
            <source>About</source>
            <translation>About</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Source</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Value</translation>
        </message>
        <message>
            <source>Quality</source>
            <translation>Quality</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>Received</translation>
        </message>
        <message>
            <source>Nothing came for this region. That is not zero.</source>
            <translation>Nothing came for this region. That is not zero.</translation>
        </message>
        <message>
            <source>No readings</source>
            <translation>No readings</translation>
        </message>
        <message>
            <source>all that it is worked out from, the newest of each first</source>
            <translation>all that it is worked out from, the newest of each first</translation>
        </message>
        <message>
            <source>Nothing that it is worked out from has come. That is not zero.</source>
            <translation>Nothing that it is worked out from has come. That is not zero.</translation>
        </message>
        <message>
            <source>Indicator</source>
            <translation>Indicator</translation>
        </message>
    </context>
    <context>
        <name>LineageStrip</name>
        <message>
            <source>What came</source>
            <translation>What came</translation>
        </message>
        <message>
            <source>on time</source>
            <translation>on time</translation>
        </message>
        <message>
            <source>late</source>
            <translation>late</translation>
        </message>
        <message>
            <source>missing</source>
            <translation>missing</translation>
        </message>
        <message>
            <source>now</source>
            <translation>now</translation>
        </message>
    </context>
    <context>
        <name>ServiceItem</name>
        <message>
            <source>no data</source>
            <translation>no data</translation>
        </message>
    </context>
    <context>
        <name>EventRowsPanel</name>
        <message>
            <source>newest %1 listed</source>
            <translation>newest %1 listed</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>No events there any more</source>
            <translation>No events there any more</translation>
        </message>
    </context>
    <context>
        <name>CountPanel</name>
        <message>
            <source>Overdue</source>
            <translation>Overdue</translation>
        </message>
        <message>
            <source>Reported today</source>
            <translation>Reported today</translation>
        </message>
        <message>
            <source>Closed today</source>
            <translation>Closed today</translation>
        </message>
        <message>
            <source>Closed in time today</source>
            <translation>Closed in time today</translation>
        </message>
        <message>
            <source>%1, open</source>
            <translation>%1, open</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>None: that is a count, not a lack of data</source>
            <translation>None: that is a count, not a lack of data</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>%1, reported in the last 24 h</source>
            <translation>%1, reported in the last 24 h</translation>
        </message>
        <message>
            <source>Of today, %1 or further</source>
            <translation>Of today, %1 or further</translation>
        </message>
        <message>
            <source>Of today, now %1</source>
            <translation>Of today, now %1</translation>
        </message>
        <message>
            <source>Closed in time in 7 days</source>
            <translation>Closed in time in 7 days</translation>
        </message>
        <message>
            <source>%1, reported in %2 days</source>
            <translation>%1, reported in %2 days</translation>
        </message>
        <message>
            <source>%1, reported today</source>
            <translation>%1, reported today</translation>
        </message>
        <message>
            <source>No level</source>
            <translation>No level</translation>
        </message>
    </context>
    <context>
        <name>ObjectionWords</name>
        <message>
            <source>Wrong value</source>
            <translation>Wrong value</translation>
        </message>
        <message>
            <source>Other definition</source>
            <translation>Other definition</translation>
        </message>
        <message>
            <source>Not updated in time</source>
            <translation>Not updated in time</translation>
        </message>
        <message>
            <source>Something else</source>
            <translation>Something else</translation>
        </message>
        <message>
            <source>registered</source>
            <translation>registered</translation>
        </message>
        <message>
            <source>accepted</source>
            <translation>accepted</translation>
        </message>
        <message>
            <source>answered</source>
            <translation>answered</translation>
        </message>
        <message>
            <source>corrected</source>
            <translation>corrected</translation>
        </message>
        <message>
            <source>turned down</source>
            <translation>turned down</translation>
        </message>
        <message>
            <source>held back</source>
            <translation>held back</translation>
        </message>
        <message>
            <source>queued</source>
            <translation>queued</translation>
        </message>
        <message>
            <source>sending</source>
            <translation>sending</translation>
        </message>
        <message>
            <source>sent, not registered yet</source>
            <translation>sent, not registered yet</translation>
        </message>
        <message>
            <source>sent</source>
            <translation>sent</translation>
        </message>
        <message>
            <source>not taken by the server</source>
            <translation>not taken by the server</translation>
        </message>
        <message>
            <source>given up</source>
            <translation>given up</translation>
        </message>
    </context>
    <context>
        <name>tonglan::FigureObjections</name>
        <message>
            <source>withheld</source>
            <translation>withheld</translation>
        </message>
        <message>
            <source>no data</source>
            <translation>no data</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 of %2</translation>
        </message>
        <message>
            <source>corrected to %1</source>
            <translation>corrected to %1</translation>
        </message>
        <message>
            <source>with %1</source>
            <translation>with %1</translation>
        </message>
        <message>
            <source>%1 — %2</source>
            <translation>%1 — %2</translation>
        </message>
        <message>
            <source>%1 · no. %2</source>
            <translation>%1 · no. %2</translation>
        </message>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
        <message>
            <source>An objection is open.</source>
            <translation>An objection is open.</translation>
        </message>
        <message>
            <source>The figure is still being read</source>
            <translation>The figure is still being read</translation>
        </message>
        <message>
            <source>There is no reading to object to</source>
            <translation>There is no reading to object to</translation>
        </message>
        <message>
            <source>What is withheld cannot be objected to from here</source>
            <translation>What is withheld cannot be objected to from here</translation>
        </message>
        <message>
            <source>Objections cannot be sent from here</source>
            <translation>Objections cannot be sent from here</translation>
        </message>
        <message>
            <source>The source of this figure takes no objections</source>
            <translation>The source of this figure takes no objections</translation>
        </message>
        <message>
            <source>Choose what is wrong</source>
            <translation>Choose what is wrong</translation>
        </message>
        <message>
            <source>Say in words what is wrong</source>
            <translation>Say in words what is wrong</translation>
        </message>
        <message>
            <source>It is worked out here: object to what it is worked out from</source>
            <translation>It is worked out here: object to what it is worked out from</translation>
        </message>
    </context>
    <context>
        <name>LineageObjections</name>
        <message>
            <source>Objection</source>
            <translation>Objection</translation>
        </message>
    </context>
    <context>
        <name>ObjectionForm</name>
        <message>
            <source>Raise an objection</source>
            <translation>Raise an objection</translation>
        </message>
        <message>
            <source>Objection to %1</source>
            <translation>Objection to %1</translation>
        </message>
        <message>
            <source>What is wrong, and how it is known</source>
            <translation>What is wrong, and how it is known</translation>
        </message>
        <message>
            <source>Who objects</source>
            <translation>Who objects</translation>
        </message>
        <message>
            <source>Raise</source>
            <translation>Raise</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>It goes to the department of the figure, with the value as it stands here. %1 of %2 characters.</source>
            <translation>It goes to the department of the figure, with the value as it stands here. %1 of %2 characters.</translation>
        </message>
    </context>
    <context>
        <name>LineageVerdict</name>
        <message>
            <source>Raise an objection</source>
            <translation>Raise an objection</translation>
        </message>
    </context>
    <context>
        <name>tonglan::IndicatorTreeModel</name>
        <message>
            <source>%1 (to be verified)</source>
            <translation>%1 (to be verified)</translation>
        </message>
        <message numerus="yes">
            <source>%n indicator(s)</source>
            <translation>
                <numerusform>%n indicator</numerusform>
                <numerusform>%n indicators</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n beyond limits</source>
            <translation>
                <numerusform>%n beyond limits</numerusform>
                <numerusform>%n beyond limits</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n out of date</source>
            <translation>
                <numerusform>%n out of date</numerusform>
                <numerusform>%n out of date</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n in doubt</source>
            <translation>
                <numerusform>%n in doubt</numerusform>
                <numerusform>%n in doubt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n without a value</source>
            <translation>
                <numerusform>%n without a value</numerusform>
                <numerusform>%n without a value</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more in order</source>
            <translation>
                <numerusform>%n more in order</numerusform>
                <numerusform>%n more in order</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
        <message>
            <source>, %1 in order</source>
            <translation>, %1 in order</translation>
        </message>
        <message numerus="yes">
            <source>, %n beyond limits</source>
            <translation>
                <numerusform>, %n beyond limits</numerusform>
                <numerusform>, %n beyond limits</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>, %n not judged</source>
            <translation>
                <numerusform>, %n not judged</numerusform>
                <numerusform>, %n not judged</numerusform>
            </translation>
        </message>
        <message>
            <source>To verify: %1</source>
            <translation>To verify: %1</translation>
        </message>
    </context>
    <context>
        <name>TreeLine</name>
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
        <name>TreePanel</name>
        <message>
            <source>Vital signs</source>
            <translation>Vital signs</translation>
        </message>
        <message>
            <source>No indicators</source>
            <translation>No indicators</translation>
        </message>
        <message>
            <source>The register of this city names none</source>
            <translation>The register of this city names none</translation>
        </message>
        <message>
            <source>No room for the indicators here</source>
            <translation>No room for the indicators here</translation>
        </message>
    </context>
    <context>
        <name>LineageInputs</name>
        <message>
            <source>Worked out from</source>
            <translation>Worked out from</translation>
        </message>
    </context>
    <context>
        <name>BulletsPanel</name>
        <message>
            <source>No indicators</source>
            <translation>No indicators</translation>
        </message>
        <message>
            <source>The feeds have not defined these indicators</source>
            <translation>The feeds have not defined these indicators</translation>
        </message>
        <message>
            <source>Against limits</source>
            <translation>Against limits</translation>
        </message>
        <message>
            <source>dashed: usual, solid: limit</source>
            <translation>dashed: usual, solid: limit</translation>
        </message>
        <message>
            <source>first %1 of %2</source>
            <translation>first %1 of %2</translation>
        </message>
        <message>
            <source>of now, not of the selected time</source>
            <translation>of now, not of the selected time</translation>
        </message>
    </context>
    <context>
        <name>CalendarHeatPanel</name>
        <message>
            <source>7 days</source>
            <translation>7 days</translation>
        </message>
        <message>
            <source>7 days, reports</source>
            <translation>7 days, reports</translation>
        </message>
        <message>
            <source>No values yet</source>
            <translation>No values yet</translation>
        </message>
        <message>
            <source>Withheld</source>
            <translation>Withheld</translation>
        </message>
        <message>
            <source>empty: not arrived</source>
            <translation>empty: not arrived</translation>
        </message>
        <message>
            <source>cases / h</source>
            <translation>cases / h</translation>
        </message>
        <message>
            <source>Reports by hour</source>
            <translation>Reports by hour</translation>
        </message>
    </context>
    <context>
        <name>CellFigure</name>
        <message>
            <source>withheld</source>
            <translation>withheld</translation>
        </message>
    </context>
    <context>
        <name>CompositionPanel</name>
        <message>
            <source>Nobody has reported events yet</source>
            <translation>Nobody has reported events yet</translation>
        </message>
        <message>
            <source>No open events</source>
            <translation>No open events</translation>
        </message>
        <message>
            <source>A zone without an outline: its events cannot be counted</source>
            <translation>A zone without an outline: its events cannot be counted</translation>
        </message>
        <message>
            <source>in all %1</source>
            <translation>in all %1</translation>
        </message>
        <message>
            <source>open events by level, %1</source>
            <translation>open events by level, %1</translation>
        </message>
        <message>
            <source>Composition</source>
            <translation>Composition</translation>
        </message>
        <message>
            <source>in all %1 %2</source>
            <translation>in all %1 %2</translation>
        </message>
        <message>
            <source>open events, a cell is 1%</source>
            <translation>open events, a cell is 1%</translation>
        </message>
        <message>
            <source>of now, not of the selected time</source>
            <translation>of now, not of the selected time</translation>
        </message>
    </context>
    <context>
        <name>DualAxisPanel</name>
        <message>
            <source>No values yet</source>
            <translation>No values yet</translation>
        </message>
        <message>
            <source>Withheld</source>
            <translation>Withheld</translation>
        </message>
        <message>
            <source>withheld</source>
            <translation>withheld</translation>
        </message>
        <message>
            <source>Two indicators</source>
            <translation>Two indicators</translation>
        </message>
        <message>
            <source>today</source>
            <translation>today</translation>
        </message>
    </context>
    <context>
        <name>FiguresPanel</name>
        <message>
            <source>No indicators</source>
            <translation>No indicators</translation>
        </message>
        <message>
            <source>The feeds have not defined these indicators</source>
            <translation>The feeds have not defined these indicators</translation>
        </message>
        <message>
            <source>Trust</source>
            <translation>Trust</translation>
        </message>
        <message>
            <source>Usual</source>
            <translation>Usual</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Value</translation>
        </message>
        <message>
            <source>Indicator</source>
            <translation>Indicator</translation>
        </message>
        <message>
            <source>Indicators</source>
            <translation>Indicators</translation>
        </message>
        <message>
            <source>page %1 of %2</source>
            <translation>page %1 of %2</translation>
        </message>
        <message>
            <source>of now, not of the selected time</source>
            <translation>of now, not of the selected time</translation>
        </message>
        <message>
            <source>vs 7 d</source>
            <translation>vs 7 d</translation>
        </message>
        <message>
            <source>vs 24 h</source>
            <translation>vs 24 h</translation>
        </message>
    </context>
    <context>
        <name>FunnelPanel</name>
        <message>
            <source>Nobody has reported events yet</source>
            <translation>Nobody has reported events yet</translation>
        </message>
        <message>
            <source>No work orders today</source>
            <translation>No work orders today</translation>
        </message>
        <message>
            <source>A zone without an outline: its events cannot be counted</source>
            <translation>A zone without an outline: its events cannot be counted</translation>
        </message>
        <message>
            <source>Last heard of %1 ago</source>
            <translation>Last heard of %1 ago</translation>
        </message>
        <message>
            <source>median</source>
            <translation>median</translation>
        </message>
        <message>
            <source>stand</source>
            <translation>stand</translation>
        </message>
        <message>
            <source>came</source>
            <translation>came</translation>
        </message>
        <message>
            <source>Work orders</source>
            <translation>Work orders</translation>
        </message>
        <message>
            <source>reported today</source>
            <translation>reported today</translation>
        </message>
        <message>
            <source>of now, not of the selected time</source>
            <translation>of now, not of the selected time</translation>
        </message>
    </context>
    <context>
        <name>FunnelRow</name>
        <message>
            <source>median %1</source>
            <translation>median %1</translation>
        </message>
        <message>
            <source>%1 stand here</source>
            <translation>%1 stand here</translation>
        </message>
        <message>
            <source>%1: %2 stand here</source>
            <translation>%1: %2 stand here</translation>
        </message>
    </context>
    <context>
        <name>GaugesPanel</name>
        <message>
            <source>No indicators</source>
            <translation>No indicators</translation>
        </message>
        <message>
            <source>The feeds have not defined these indicators</source>
            <translation>The feeds have not defined these indicators</translation>
        </message>
        <message>
            <source>Gauges</source>
            <translation>Gauges</translation>
        </message>
        <message>
            <source>grey band: usual</source>
            <translation>grey band: usual</translation>
        </message>
        <message>
            <source>of now, not of the selected time</source>
            <translation>of now, not of the selected time</translation>
        </message>
    </context>
    <context>
        <name>MatrixPanel</name>
        <message>
            <source>No districts</source>
            <translation>No districts</translation>
        </message>
        <message>
            <source>No indicators</source>
            <translation>No indicators</translation>
        </message>
        <message>
            <source>, </source>
            <translation>, </translation>
        </message>
        <message>
            <source>crossed: withheld</source>
            <translation>crossed: withheld</translation>
        </message>
        <message>
            <source>dash: no data</source>
            <translation>dash: no data</translation>
        </message>
        <message>
            <source>dashed: out of date</source>
            <translation>dashed: out of date</translation>
        </message>
        <message>
            <source>dot: within limits</source>
            <translation>dot: within limits</translation>
        </message>
        <message>
            <source>Districts by indicator</source>
            <translation>Districts by indicator</translation>
        </message>
        <message>
            <source>all within limits</source>
            <translation>all within limits</translation>
        </message>
        <message>
            <source>%1 beyond a limit</source>
            <translation>%1 beyond a limit</translation>
        </message>
        <message>
            <source>of now, not of the selected time</source>
            <translation>of now, not of the selected time</translation>
        </message>
        <message>
            <source>seen: within limits</source>
            <translation>seen: within limits</translation>
        </message>
    </context>
    <context>
        <name>RadarPanel</name>
        <message>
            <source>scaled to the usual band of each</source>
            <translation>scaled to the usual band of each</translation>
        </message>
        <message>
            <source>grey: usual</source>
            <translation>grey: usual</translation>
        </message>
        <message>
            <source>No indicators</source>
            <translation>No indicators</translation>
        </message>
        <message>
            <source>The feeds have not defined these indicators</source>
            <translation>The feeds have not defined these indicators</translation>
        </message>
        <message>
            <source>Against the usual</source>
            <translation>Against the usual</translation>
        </message>
        <message>
            <source>of now, not of the selected time</source>
            <translation>of now, not of the selected time</translation>
        </message>
    </context>
    <context>
        <name>RadarSpoke</name>
        <message>
            <source>no usual band</source>
            <translation>no usual band</translation>
        </message>
    </context>
    <context>
        <name>StackedPanel</name>
        <message>
            <source>Nobody has reported events yet</source>
            <translation>Nobody has reported events yet</translation>
        </message>
        <message>
            <source>No events in this time</source>
            <translation>No events in this time</translation>
        </message>
        <message>
            <source>A zone without an outline: its events cannot be counted</source>
            <translation>A zone without an outline: its events cannot be counted</translation>
        </message>
        <message>
            <source>Reports</source>
            <translation>Reports</translation>
        </message>
        <message>
            <source>today by the hour</source>
            <translation>today by the hour</translation>
        </message>
        <message>
            <source>cases a day</source>
            <translation>cases a day</translation>
        </message>
    </context>
    <context>
        <name>tonglan::CalendarHeat</name>
        <message>
            <source>nothing arrived</source>
            <translation>nothing arrived</translation>
        </message>
        <message>
            <source>not yet</source>
            <translation>not yet</translation>
        </message>
    </context>
    <context>
        <name>tonglan::CompositionModel</name>
        <message>
            <source>%1 is below zero: this is no whole</source>
            <translation>%1 is below zero: this is no whole</translation>
        </message>
        <message>
            <source>%1 has another unit: this is no whole</source>
            <translation>%1 has another unit: this is no whole</translation>
        </message>
        <message>
            <source>%1 has no data: the whole is not known</source>
            <translation>%1 has no data: the whole is not known</translation>
        </message>
        <message>
            <source>%1 is withheld: the whole is not known</source>
            <translation>%1 is withheld: the whole is not known</translation>
        </message>
    </context>
    <context>
        <name>tonglan::FunnelModel</name>
        <message>
            <source>Closed</source>
            <translation>Closed</translation>
        </message>
        <message>
            <source>Handled</source>
            <translation>Handled</translation>
        </message>
        <message>
            <source>Dispatched</source>
            <translation>Dispatched</translation>
        </message>
        <message>
            <source>Accepted</source>
            <translation>Accepted</translation>
        </message>
        <message>
            <source>Reported</source>
            <translation>Reported</translation>
        </message>
    </context>
    <context>
        <name>tonglan::RegionMatrixModel</name>
        <message>
            <source>%1, its limits are for the whole city</source>
            <translation>%1, its limits are for the whole city</translation>
        </message>
        <message>
            <source>%1, in doubt</source>
            <translation>%1, in doubt</translation>
        </message>
        <message>
            <source>%1, %2 old</source>
            <translation>%1, %2 old</translation>
        </message>
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
        <name>tonglan::StackChart</name>
        <message>
            <source>in all %1</source>
            <translation>in all %1</translation>
        </message>
        <message>
            <source>so far %1</source>
            <translation>so far %1</translation>
        </message>
    </context>
    <context>
        <name>tonglan::StackModel</name>
        <message>
            <source>no level</source>
            <translation>no level</translation>
        </message>
        <message>
            <source>all others</source>
            <translation>all others</translation>
        </message>
    </context>
    <context>
        <name>ComparisonWords</name>
        <message>
            <source>last value</source>
            <translation>last value</translation>
        </message>
        <message>
            <source>highest</source>
            <translation>highest</translation>
        </message>
        <message>
            <source>lowest</source>
            <translation>lowest</translation>
        </message>
        <message>
            <source>mean</source>
            <translation>mean</translation>
        </message>
        <message>
            <source>the hour from %1</source>
            <translation>the hour from %1</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Today</translation>
        </message>
        <message>
            <source>This week</source>
            <translation>This week</translation>
        </message>
        <message>
            <source>The week from %1</source>
            <translation>The week from %1</translation>
        </message>
        <message>
            <source>This month</source>
            <translation>This month</translation>
        </message>
        <message>
            <source>This quarter</source>
            <translation>This quarter</translation>
        </message>
        <message>
            <source>Quarter %1 of %2</source>
            <translation>Quarter %1 of %2</translation>
        </message>
        <message>
            <source>This year</source>
            <translation>This year</translation>
        </message>
        <message>
            <source>The year %1</source>
            <translation>The year %1</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>%1 until %2, %3</source>
            <translation>%1 until %2, %3</translation>
        </message>
        <message>
            <source>%1 so far, %2</source>
            <translation>%1 so far, %2</translation>
        </message>
        <message>
            <source>no data of it</source>
            <translation>no data of it</translation>
        </message>
        <message>
            <source>data of only %1% of it</source>
            <translation>data of only %1% of it</translation>
        </message>
        <message>
            <source>so far of the hour before</source>
            <translation>as much of the hour before</translation>
        </message>
        <message>
            <source>the hour before</source>
            <translation>the hour before</translation>
        </message>
        <message>
            <source>yesterday until then</source>
            <translation>yesterday until then</translation>
        </message>
        <message>
            <source>yesterday</source>
            <translation>yesterday</translation>
        </message>
        <message>
            <source>the day before</source>
            <translation>the day before</translation>
        </message>
        <message>
            <source>as much of last week</source>
            <translation>as much of last week</translation>
        </message>
        <message>
            <source>the week before</source>
            <translation>the week before</translation>
        </message>
        <message>
            <source>as much of last month</source>
            <translation>as much of last month</translation>
        </message>
        <message>
            <source>the month before</source>
            <translation>the month before</translation>
        </message>
        <message>
            <source>as much of last quarter</source>
            <translation>as much of last quarter</translation>
        </message>
        <message>
            <source>the quarter before</source>
            <translation>the quarter before</translation>
        </message>
        <message>
            <source>as much of last year</source>
            <translation>as much of last year</translation>
        </message>
        <message>
            <source>the year before</source>
            <translation>the year before</translation>
        </message>
        <message>
            <source>as much of it a year ago</source>
            <translation>as much of it a year ago</translation>
        </message>
        <message>
            <source>a year ago</source>
            <translation>a year ago</translation>
        </message>
        <message>
            <source>up</source>
            <translation>up</translation>
        </message>
        <message>
            <source>down</source>
            <translation>down</translation>
        </message>
        <message>
            <source>unchanged</source>
            <translation>unchanged</translation>
        </message>
        <message>
            <source>%1, better</source>
            <translation>%1, better</translation>
        </message>
        <message>
            <source>%1, worse</source>
            <translation>%1, worse</translation>
        </message>
        <message>
            <source>not enough data of now</source>
            <translation>not enough data of now</translation>
        </message>
        <message>
            <source>it was 0: there is no share of nothing</source>
            <translation>it was 0: there is no share of nothing</translation>
        </message>
        <message>
            <source>Period before</source>
            <translation>Period before</translation>
        </message>
        <message>
            <source>Year before</source>
            <translation>Year before</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>Target</translation>
        </message>
        <message>
            <source>the target</source>
            <translation>the target</translation>
        </message>
        <message>
            <source>there is none</source>
            <translation>there is none</translation>
        </message>
        <message>
            <source>Days alike</source>
            <translation>Days alike</translation>
        </message>
        <message numerus="yes">
            <source>median of %n such day(s)</source>
            <translation>
                <numerusform>median of %n such day</numerusform>
                <numerusform>median of %n such days</numerusform>
            </translation>
        </message>
        <message>
            <source>median of such days</source>
            <translation>median of such days</translation>
        </message>
        <message>
            <source>too few such days</source>
            <translation>too few such days</translation>
        </message>
        <message>
            <source>only days have such</source>
            <translation>only days have such</translation>
        </message>
    </context>
    <context>
        <name>tonglan::ComparisonModel</name>
        <message>
            <source>withheld</source>
            <translation>withheld</translation>
        </message>
        <message>
            <source>no source</source>
            <translation>no source</translation>
        </message>
    </context>
    <context>
        <name>LineageComparisons</name>
        <message>
            <source>Compared</source>
            <translation>Compared</translation>
        </message>
        <message>
            <source>: </source>
            <translation>: </translation>
        </message>
    </context>
    <context>
        <name>ComparisonsPanel</name>
        <message>
            <source>of now, not of the selected time</source>
            <translation>of now, not of the selected time</translation>
        </message>
        <message>
            <source>Compared</source>
            <translation>Compared</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 of %2</translation>
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
        <name>tonglan::RuleWarningModel</name>
        <message>
            <source>above %2 since %3, %1 when raised</source>
            <translation>above %2 since %3, %1 when raised</translation>
        </message>
        <message>
            <source>below %2 since %3, %1 when raised</source>
            <translation>below %2 since %3, %1 when raised</translation>
        </message>
        <message>
            <source>changed by %1 within %2, the limit is %3</source>
            <translation>changed by %1 within %2, the limit is %3</translation>
        </message>
        <message>
            <source>nothing for longer than %1</source>
            <translation>nothing for longer than %1</translation>
        </message>
        <message>
            <source>%1 when raised, unusual for this hour of such days: beyond %2</source>
            <translation>%1 when raised, unusual for this hour of such days: beyond %2</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>%1: not %2</source>
            <translation>%1: not %2</translation>
        </message>
        <message>
            <source>; </source>
            <translation>; </translation>
        </message>
        <message>
            <source>above %1</source>
            <translation>above %1</translation>
        </message>
        <message>
            <source>below %1</source>
            <translation>below %1</translation>
        </message>
        <message>
            <source>%1 within %2</source>
            <translation>%1 within %2</translation>
        </message>
        <message>
            <source>missing for %1</source>
            <translation>missing for %1</translation>
        </message>
        <message>
            <source>unusual</source>
            <translation>unusual</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <translation>%1 (%2)</translation>
        </message>
    </context>
    <context>
        <name>RulesPanel</name>
        <message>
            <source>of now, not of the selected time</source>
            <translation>of now, not of the selected time</translation>
        </message>
        <message>
            <source>%1 of %2, of this client</source>
            <translation>%1 of %2, of this client</translation>
        </message>
        <message>
            <source>of this client</source>
            <translation>of this client</translation>
        </message>
        <message>
            <source>Rules</source>
            <translation>Rules</translation>
        </message>
        <message numerus="yes">
            <source>%n rule(s) applied, also without a network</source>
            <translation>
                <numerusform>%n rule applied, also without a network</numerusform>
                <numerusform>%n rules applied, also without a network</numerusform>
            </translation>
        </message>
        <message>
            <source>A file of rules is named in the settings</source>
            <translation>A file of rules is named in the settings</translation>
        </message>
        <message>
            <source>No rule is raised</source>
            <translation>No rule is raised</translation>
        </message>
        <message>
            <source>There are no rules</source>
            <translation>There are no rules</translation>
        </message>
    </context>
    <context>
        <name>AttentionRow</name>
        <message>
            <source>not judged</source>
            <translation>not judged</translation>
        </message>
        <message>
            <source>last data %1</source>
            <translation>last data %1</translation>
        </message>
        <message>
            <source>since %1</source>
            <translation>since %1</translation>
        </message>
    </context>
    <context>
        <name>AttentionPanel</name>
        <message numerus="yes">
            <source>%n matter(s)</source>
            <translation>
                <numerusform>%n matter</numerusform>
                <numerusform>%n matters</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 not judged</source>
            <translation>%1 not judged</translation>
        </message>
        <message>
            <source>For your attention</source>
            <translation>For your attention</translation>
        </message>
        <message>
            <source>of now, not of the selected time</source>
            <translation>of now, not of the selected time</translation>
        </message>
        <message>
            <source>page %1 of %2</source>
            <translation>page %1 of %2</translation>
        </message>
        <message>
            <source>Nothing needs your attention</source>
            <translation>Nothing needs your attention</translation>
        </message>
        <message>
            <source>judged: %1</source>
            <translation>judged: %1</translation>
        </message>
        <message>
            <source>judged: %1; what was not is below</source>
            <translation>judged: %1; what was not is below</translation>
        </message>
    </context>
    <context>
        <name>WarningsPanel</name>
        <message>
            <source>Warnings in force: %1</source>
            <translation>Warnings in force: %1</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>from %1 until cancelled</source>
            <translation>from %1 until cancelled</translation>
        </message>
        <message>
            <source>from %1 to %2</source>
            <translation>from %1 to %2</translation>
        </message>
        <message>
            <source>None in force any more</source>
            <translation>None in force any more</translation>
        </message>
    </context>
    <context>
        <name>ForecastMark</name>
        <message>
            <source>forecast</source>
            <translation>forecast</translation>
        </message>
        <message>
            <source>no forecast</source>
            <translation>no forecast</translation>
        </message>
        <message>
            <source>Model: %1</source>
            <translation>Model: %1</translation>
        </message>
        <message>
            <source>Issued: %1</source>
            <translation>Issued: %1</translation>
        </message>
        <message>
            <source>Band: %1</source>
            <translation>Band: %1</translation>
        </message>
        <message>
            <source>Error in the back-test: %1</source>
            <translation>Error in the back-test: %1</translation>
        </message>
        <message>
            <source>From %1</source>
            <translation>From %1</translation>
        </message>
        <message>
            <source>No forecast: %1</source>
            <translation>No forecast: %1</translation>
        </message>
        <message>
            <source>%1: expected, not measured</source>
            <translation>%1: expected, not measured</translation>
        </message>
        <message>
            <source>Our own estimate: worked out on this screen, not reported</source>
            <translation>Our own estimate: worked out on this screen, not reported</translation>
        </message>
        <message>
            <source>Department&apos;s forecast: %1</source>
            <translation>Department&apos;s forecast: %1</translation>
        </message>
    </context>
    <context>
        <name>tonglan::ForecastModel</name>
        <message>
            <source>its values are withheld</source>
            <translation>its values are withheld</translation>
        </message>
        <message>
            <source>the newest values are too old</source>
            <translation>the newest values are too old</translation>
        </message>
        <message>
            <source>the day is over</source>
            <translation>the day is over</translation>
        </message>
        <message>
            <source>fewer than four whole days are known</source>
            <translation>fewer than four whole days are known</translation>
        </message>
        <message>
            <source>season of a week</source>
            <translation>season of a week</translation>
        </message>
        <message>
            <source>season of a day</source>
            <translation>season of a day</translation>
        </message>
        <message>
            <source>level, damped trend and %1 (Holt–Winters)</source>
            <translation>level, damped trend and %1 (Holt–Winters)</translation>
        </message>
        <message>
            <source>as it was a season ago, %1</source>
            <translation>as it was a season ago, %1</translation>
        </message>
        <message>
            <source>P10–P90: %1 % of what came in the back-test</source>
            <translation>P10–P90: %1 % of what came in the back-test</translation>
        </message>
        <message>
            <source>%1 on average; as it was last %2, as it was a season ago %3</source>
            <translation>%1 on average; as it was last %2, as it was a season ago %3</translation>
        </message>
        <message numerus="yes">
            <source>%n day(s) of this screen's own data; tried out from %1 moments</source>
            <translation>
                <numerusform>%n day of this screen's own data; tried out from %1 moments</numerusform>
                <numerusform>%n days of this screen's own data; tried out from %1 moments</numerusform>
            </translation>
        </message>
        <message>
            <source>there are too few values a day</source>
            <translation>there are too few values a day</translation>
        </message>
        <message>
            <source>as it was last: nothing else did better</source>
            <translation>as it was last: nothing else did better</translation>
        </message>
        <message>
            <source>forecast by %1</source>
            <translation>forecast by %1</translation>
        </message>
        <message>
            <source>our own estimate</source>
            <translation>our own estimate</translation>
        </message>
        <message>
            <source>%1 (%2, band %3 %)</source>
            <translation>%1 (%2, band %3 %)</translation>
        </message>
        <message>
            <source>%1 (issued %2, band %3 %)</source>
            <translation>%1 (issued %2, band %3 %)</translation>
        </message>
        <message>
            <source>%1 (%2, issued %3, band %4 %)</source>
            <translation>%1 (%2, issued %3, band %4 %)</translation>
        </message>
        <message>
            <source>too old, %1 issued it %2</source>
            <translation>too old, %1 issued it %2</translation>
        </message>
        <message>
            <source>not of the time from now on, %1 issued it %2</source>
            <translation>not of the time from now on, %1 issued it %2</translation>
        </message>
        <message>
            <source>none came</source>
            <translation>none came</translation>
        </message>
        <message>
            <source>not named</source>
            <translation>not named</translation>
        </message>
        <message>
            <source>to hold %1 % of what comes, as its department says</source>
            <translation>to hold %1 % of what comes, as its department says</translation>
        </message>
        <message>
            <source>not known: the department sends none</source>
            <translation>not known: the department sends none</translation>
        </message>
    </context>
    <context>
        <name>ChartTools</name>
        <message>
            <source>More time</source>
            <translation>More time</translation>
        </message>
        <message>
            <source>Less time</source>
            <translation>Less time</translation>
        </message>
        <message>
            <source>Back to today</source>
            <translation>Back to today</translation>
        </message>
    </context>
    <context>
        <name>tonglan::ChartExport</name>
        <message>
            <source>Tonglan</source>
            <translation>Tonglan</translation>
        </message>
        <message>
            <source>Saving …</source>
            <translation>Saving …</translation>
        </message>
        <message>
            <source>Not saved: %1</source>
            <translation>Not saved: %1</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) saved: %1</source>
            <translation>
                <numerusform>%n row saved: %1</numerusform>
                <numerusform>%n rows saved: %1</numerusform>
            </translation>
        </message>
        <message>
            <source>Picture saved: %1</source>
            <translation>Picture saved: %1</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Time</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Kind</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Value</translation>
        </message>
        <message>
            <source>Low</source>
            <translation>Low</translation>
        </message>
        <message>
            <source>High</source>
            <translation>High</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Unit</translation>
        </message>
        <message>
            <source>Indicator</source>
            <translation>Indicator</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Region code</source>
            <translation>Region code</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Source</translation>
        </message>
        <message>
            <source>value</source>
            <translation>value</translation>
        </message>
        <message>
            <source>forecast</source>
            <translation>forecast</translation>
        </message>
    </context>
    <context>
        <name>FlipPanel</name>
        <message>
            <source>of now, not of the selected time</source>
            <translation>of now, not of the selected time</translation>
        </message>
        <message>
            <source>Figures</source>
            <translation>Figures</translation>
        </message>
        <message>
            <source>The feeds have not defined these indicators</source>
            <translation>The feeds have not defined these indicators</translation>
        </message>
        <message>
            <source>No indicators</source>
            <translation>No indicators</translation>
        </message>
        <message>
            <source>change against 24 h ago</source>
            <translation>vs 24 h ago</translation>
        </message>
    </context>
    <context>
        <name>FlipCard</name>
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
        <name>MultiplesPanel</name>
        <message>
            <source>24 h, one scale %1</source>
            <translation>24 h, one scale %1</translation>
        </message>
        <message>
            <source>Nobody has defined this indicator, or the region has no districts</source>
            <translation>Nobody has defined this indicator, or the region has no districts</translation>
        </message>
        <message>
            <source>No districts to compare</source>
            <translation>No districts to compare</translation>
        </message>
    </context>
    <context>
        <name>tonglan::RegionLinesModel</name>
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
        <name>RingPanel</name>
        <message>
            <source>of now, not of the selected time</source>
            <translation>of now, not of the selected time</translation>
        </message>
        <message>
            <source>Composition</source>
            <translation>Composition</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>not known</translation>
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
        <name>DepartmentsPanel</name>
        <message>
            <source>On time</source>
            <translation>On time</translation>
        </message>
        <message>
            <source>Complete, 24 h</source>
            <translation>Complete, 24 h</translation>
        </message>
        <message>
            <source>Sources agree</source>
            <translation>Sources agree</translation>
        </message>
        <message>
            <source>By hand</source>
            <translation>By hand</translation>
        </message>
        <message numerus="yes">
            <source>%n figure(s), lowest score first</source>
            <translation>
                <numerusform>%n figure, lowest score first</numerusform>
                <numerusform>%n figures, lowest score first</numerusform>
            </translation>
        </message>
        <message>
            <source>Trust in departments</source>
            <translation>Trust in departments</translation>
        </message>
        <message>
            <source>counted here</source>
            <translation>counted here</translation>
        </message>
        <message>
            <source>Score: mean of on time, complete over 24 h and undisputed, in hundredths; what does not apply is left out. By hand is told, not counted. A department with fewer than %1 figures is not ranked.</source>
            <translation>Score: mean of on time, complete over 24 h and undisputed, in hundredths; what does not apply is left out. By hand is told, not counted. A department with fewer than %1 figures is not ranked.</translation>
        </message>
        <message>
            <source>by hand</source>
            <translation>by hand</translation>
        </message>
        <message>
            <source>complete</source>
            <translation>complete</translation>
        </message>
        <message>
            <source>disagree</source>
            <translation>disagree</translation>
        </message>
        <message>
            <source>department</source>
            <translation>department</translation>
        </message>
        <message>
            <source>objections</source>
            <translation>objections</translation>
        </message>
        <message>
            <source>on time</source>
            <translation>on time</translation>
        </message>
        <message>
            <source>score</source>
            <translation>score</translation>
        </message>
        <message>
            <source>weakest figure</source>
            <translation>weakest figure</translation>
        </message>
        <message>
            <source>A department is known by the indicators that it defines.</source>
            <translation>A department is known by the indicators that it defines.</translation>
        </message>
        <message>
            <source>No figures of any department</source>
            <translation>No figures of any department</translation>
        </message>
        <message>
            <source>%1 of %2 departments</source>
            <translation>%1 of %2 departments</translation>
        </message>
    </context>
    <context>
        <name>DepartmentLine</name>
        <message>
            <source>on time, undisputed</source>
            <translation>on time, undisputed</translation>
        </message>
    </context>
    <context>
        <name>DisagreementsPanel</name>
        <message>
            <source>%1 of %2 compared</source>
            <translation>%1 of %2 compared</translation>
        </message>
        <message>
            <source>Sources that disagree</source>
            <translation>Sources that disagree</translation>
        </message>
        <message>
            <source>They differ by no more than 5 %.</source>
            <translation>They differ by no more than 5 %.</translation>
        </message>
        <message>
            <source>No figure comes from more than one source.</source>
            <translation>No figure comes from more than one source.</translation>
        </message>
        <message>
            <source>All sources agree</source>
            <translation>All sources agree</translation>
        </message>
        <message>
            <source>Nothing to compare</source>
            <translation>Nothing to compare</translation>
        </message>
    </context>
    <context>
        <name>ObjectionsPanel</name>
        <message numerus="yes">
            <source>%n open</source>
            <translation>
                <numerusform>%n open</numerusform>
                <numerusform>%n open</numerusform>
            </translation>
        </message>
        <message>
            <source>Objections to figures</source>
            <translation>Objections to figures</translation>
        </message>
        <message>
            <source>oldest open one %1</source>
            <translation>oldest open one %1</translation>
        </message>
        <message numerus="yes">
            <source>%n answered in 30 days</source>
            <translation>
                <numerusform>%n answered in 30 days</numerusform>
                <numerusform>%n answered in 30 days</numerusform>
            </translation>
        </message>
        <message>
            <source>half of them within %1</source>
            <translation>half of them within %1</translation>
        </message>
        <message>
            <source>Whoever doubts a figure says so on its card.</source>
            <translation>Whoever doubts a figure says so on its card.</translation>
        </message>
        <message>
            <source>Nobody has objected to a figure</source>
            <translation>Nobody has objected to a figure</translation>
        </message>
    </context>
    <context>
        <name>RuleMark</name>
        <message>
            <source>%1, raised by rules of this client: %2</source>
            <translation>%1, raised by rules of this client: %2</translation>
        </message>
        <message>
            <source>%1 · rules of this client</source>
            <translation>%1 · rules of this client</translation>
        </message>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ActForm</name>
        <message>
            <source>Name, pinyin or initials</source>
            <translation>Name, pinyin or initials</translation>
        </message>
        <message>
            <source>Or in your own words</source>
            <translation>Or in your own words</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 of %2</translation>
        </message>
        <message>
            <source>Yes, do it</source>
            <translation>Yes, do it</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>Send</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
    </context>
    <context>
        <name>tonglan::EventActs</name>
        <message>
            <source>not while it is %1</source>
            <translation>not while it is %1</translation>
        </message>
        <message>
            <source>only for %1</source>
            <translation>only for %1</translation>
        </message>
        <message>
            <source>No department is called that</source>
            <translation>No department is called that</translation>
        </message>
        <message>
            <source>Pick a department</source>
            <translation>Pick a department</translation>
        </message>
        <message>
            <source>Nothing was written</source>
            <translation>Nothing was written</translation>
        </message>
        <message>
            <source>Pick a reason, or write one</source>
            <translation>Pick a reason, or write one</translation>
        </message>
        <message>
            <source>%1: to which department?</source>
            <translation>%1: to which department?</translation>
        </message>
        <message>
            <source>%1: why?</source>
            <translation>%1: why?</translation>
        </message>
        <message>
            <source>%1 for everybody who handles this</source>
            <translation>%1 for everybody who handles this</translation>
        </message>
        <message>
            <source>%1: is that meant?</source>
            <translation>%1: is that meant?</translation>
        </message>
        <message>
            <source>suggested: the rule for %1</source>
            <translation>suggested: the rule for %1</translation>
        </message>
    </context>
    <context>
        <name>QueueRow</name>
        <message>
            <source>supervised</source>
            <translation>supervised</translation>
        </message>
        <message>
            <source>urged</source>
            <translation>urged</translation>
        </message>
        <message>
            <source>returned</source>
            <translation>returned</translation>
        </message>
        <message>
            <source>no place</source>
            <translation>no place</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>Overdue</translation>
        </message>
    </context>
    <context>
        <name>QueueChoice</name>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
    </context>
    <context>
        <name>QueueNav</name>
        <message>
            <source>Open</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>City</source>
            <translation>City</translation>
        </message>
        <message>
            <source>Level</source>
            <translation>Level</translation>
        </message>
        <message>
            <source>Department</source>
            <translation>Department</translation>
        </message>
    </context>
    <context>
        <name>QueuePanel</name>
        <message>
            <source>by level and time left</source>
            <translation>by level and time left</translation>
        </message>
        <message>
            <source>by time left</source>
            <translation>by time left</translation>
        </message>
        <message>
            <source>newest first</source>
            <translation>newest first</translation>
        </message>
        <message>
            <source>oldest first</source>
            <translation>oldest first</translation>
        </message>
        <message>
            <source>by stage</source>
            <translation>by stage</translation>
        </message>
        <message>
            <source>Search in the queue</source>
            <translation>Search in the queue</translation>
        </message>
        <message>
            <source>Title, kind, place; initials</source>
            <translation>Title, kind, place; initials</translation>
        </message>
        <message>
            <source>All again</source>
            <translation>All again</translation>
        </message>
        <message>
            <source>%1 of the newest 20,000 that say this</source>
            <translation>%1 of the newest 20,000 that say this</translation>
        </message>
        <message>
            <source>%1 events</source>
            <translation>%1 events</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>No.</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>Event</translation>
        </message>
        <message>
            <source>District</source>
            <translation>District</translation>
        </message>
        <message>
            <source>Department</source>
            <translation>Department</translation>
        </message>
        <message>
            <source>Reported</source>
            <translation>Reported</translation>
        </message>
        <message>
            <source>Stage</source>
            <translation>Stage</translation>
        </message>
        <message>
            <source>Time left</source>
            <translation>Time left</translation>
        </message>
        <message>
            <source>Esc shows all again</source>
            <translation>Esc shows all again</translation>
        </message>
        <message>
            <source>Nothing is like that</source>
            <translation>Nothing is like that</translation>
        </message>
        <message>
            <source>The queue is empty</source>
            <translation>The queue is empty</translation>
        </message>
        <message>
            <source>pick</source>
            <translation>pick</translation>
        </message>
        <message>
            <source>search</source>
            <translation>search</translation>
        </message>
        <message>
            <source>order</source>
            <translation>order</translation>
        </message>
    </context>
    <context>
        <name>CasePanel</name>
        <message>
            <source>J, K or the pointer pick one from the queue</source>
            <translation>J, K or the pointer pick one from the queue</translation>
        </message>
        <message>
            <source>No event is picked</source>
            <translation>No event is picked</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>Overdue</translation>
        </message>
        <message>
            <source>left</source>
            <translation>left</translation>
        </message>
        <message>
            <source>Handled by</source>
            <translation>Handled by</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>Place</translation>
        </message>
        <message>
            <source>no position: not on the map</source>
            <translation>no position: not on the map</translation>
        </message>
        <message>
            <source>Happened</source>
            <translation>Happened</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>Due</translation>
        </message>
        <message>
            <source>Marks</source>
            <translation>Marks</translation>
        </message>
        <message>
            <source>supervised</source>
            <translation>supervised</translation>
        </message>
        <message>
            <source>urged</source>
            <translation>urged</translation>
        </message>
        <message>
            <source>returned</source>
            <translation>returned</translation>
        </message>
        <message>
            <source>What is said</source>
            <translation>What is said</translation>
        </message>
        <message>
            <source>All that was done</source>
            <translation>All that was done</translation>
        </message>
        <message>
            <source>Nearby</source>
            <translation>Nearby</translation>
        </message>
        <message>
            <source>nearest of each kind; minutes estimated: 1.4 × the distance at 30 km/h</source>
            <translation>nearest of each kind; minutes estimated: 1.4 × the distance at 30 km/h</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1 min</translation>
        </message>
    </context>
    <context>
        <name>tonglan::EventQueueModel</name>
        <message>
            <source>All open</source>
            <translation>All open</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>Overdue</translation>
        </message>
        <message>
            <source>Urged</source>
            <translation>Urged</translation>
        </message>
        <message>
            <source>Supervised</source>
            <translation>Supervised</translation>
        </message>
        <message>
            <source>Returned</source>
            <translation>Returned</translation>
        </message>
        <message>
            <source>Reported today</source>
            <translation>Reported today</translation>
        </message>
        <message>
            <source>Closed today</source>
            <translation>Closed today</translation>
        </message>
        <message>
            <source>All in the cache</source>
            <translation>All in the cache</translation>
        </message>
        <message>
            <source>No level</source>
            <translation>No level</translation>
        </message>
        <message>
            <source>without a source</source>
            <translation>without a source</translation>
        </message>
        <message>
            <source>not given to one yet</source>
            <translation>not given to one yet</translation>
        </message>
    </context>
</TS>
