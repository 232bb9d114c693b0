-- Controlled areas, flood zones, plan areas and buildings are assets with an outline.
ALTER TABLE asset ADD COLUMN area BLOB; -- polygons, see cache/geoblob.h; NULL if none
CREATE INDEX asset_with_area ON asset (kind) WHERE area IS NOT NULL;
