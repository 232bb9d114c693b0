-- An event changes many times a day: less to write for each change.
DROP INDEX event_by_reported;
CREATE INDEX event_by_reported ON event (reported_at, level); -- without the stage, which every step of an event changes
DROP INDEX event_history_by_known;
CREATE INDEX event_history_open ON event_history (known_until, known_since) WHERE stage < 4;

-- Terms without their positions, a quarter of the size; what stands together is seen in the row itself: see cache/textsearch.h.
DROP TABLE event_term;
DROP TABLE event_text;
CREATE VIRTUAL TABLE event_text USING fts5 (title, kind_name, address, content = '', contentless_delete = 1, tokenize = 'trigram', detail = none);
CREATE VIRTUAL TABLE event_term USING fts5vocab (event_text, instance); -- for words under 3 characters
INSERT INTO event_text (rowid, title, kind_name, address) SELECT n, title || '  ', kind_name || '  ', address || '  ' FROM event;
DROP TABLE asset_term;
DROP TABLE asset_text;
CREATE VIRTUAL TABLE asset_text USING fts5 (name, name_en, content = '', contentless_delete = 1, tokenize = 'trigram', detail = none);
CREATE VIRTUAL TABLE asset_term USING fts5vocab (asset_text, instance);
INSERT INTO asset_text (rowid, name, name_en) SELECT n, name || '  ', name_en || '  ' FROM asset;
