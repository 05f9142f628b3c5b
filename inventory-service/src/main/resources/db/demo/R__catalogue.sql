-- The demo's catalogue: Norwegian things at Norwegian prices (øre). Left out of a real deployment.
--
-- NO-1001 is the everyday product: examples, tests and load tests buy it, so there is plenty (and of NO-1002 to NO-1005).
-- NO-1028, NO-1029 and NO-1030 are nearly gone, so that "out of stock" is soon seen.
--
-- Runs again whenever this file changes, and never touches a row that is there: stock has moved since.
CREATE TEMPORARY TABLE catalogue (sku text, name text, description text, price_amount bigint, initial integer)
    ON COMMIT DROP;

INSERT INTO catalogue VALUES
    ('NO-1001', 'Thermos flask, 1 litre', 'Steel flask that keeps coffee hot from Finse to Haugastøl.', 39800, 100000),
    ('NO-1002', 'Brown cheese slicer', 'Stainless steel, birch handle; brunost as thin as paper.', 14900, 100000),
    ('NO-1003', 'Woollen socks', 'Grey ragg socks, 80 % Norwegian wool, knitted to be darned.', 17900, 100000),
    ('NO-1004', 'Reflector band', 'Soft slap band for dark mornings; seen from 140 metres.', 4900, 100000),
    ('NO-1005', 'Ski wax, blue', 'Grip wax for fresh and fine-grained snow, −1 to −7 °C, 45 g.', 8900, 100000),
    ('NO-1006', 'Sitting pad', 'Folding foam pad for stumps, stones and grandstands.', 9900, 4200),
    ('NO-1007', 'Tick remover', 'Steel tweezers with a fine point, in a case for the key ring.', 7900, 3600),
    ('NO-1008', 'Waffle iron', 'Five hearts at a time; non-stick, 1000 W, with a light that says when.', 69900, 850),
    ('NO-1009', 'Coffee kettle, 1.5 litres', 'Aluminium kettle for the bonfire, black within a week.', 49900, 640),
    ('NO-1010', 'Wooden cup', 'Turned from curly birch, oiled, with a leather strap; 2 dl.', 34900, 720),
    ('NO-1011', 'Merino base layer', 'Crew neck, 200 g/m², for everything from April to April.', 79900, 980),
    ('NO-1012', 'Setesdal cardigan', 'Black and white, pewter clasps, knitted in pure new wool.', 249900, 140),
    ('NO-1013', 'Mittens with a star', 'Eight-petalled star in two colours, lined at the wrist.', 44900, 560),
    ('NO-1014', 'Fisherman''s jumper', 'Heavy navy rib that smells faintly of wet sheep when it should.', 189900, 210),
    ('NO-1015', 'Southwester', 'Welded seams, flannel ear flaps, for Bergen on any day.', 59900, 470),
    ('NO-1016', 'Rain boots', 'Natural rubber, knee-high, with a sole for wet rock.', 89900, 390),
    ('NO-1017', 'Headlamp', '400 lumens, four hours at full beam, battery to be charged by USB-C.', 84900, 510),
    ('NO-1018', 'Map of Jotunheimen', '1:50 000, tear-proof and waterproof, with all marked paths.', 27900, 830),
    ('NO-1019', 'Compass', 'Base plate with a mirror, corrected for northern latitudes.', 54900, 340),
    ('NO-1020', 'Hammock for two', 'Parachute nylon, with straps that spare the bark; 600 g.', 64900, 420),
    ('NO-1021', 'Sheath knife', 'Laminated blade of 9 cm, masur birch handle, leather sheath.', 99900, 260),
    ('NO-1022', 'Splitting axe', 'Two kilos, hickory shaft, forged for spruce with knots.', 119900, 180),
    ('NO-1023', 'Hand line', 'Orange reel with 50 m of line and two pilks, for mackerel from the pier.', 12900, 1500),
    ('NO-1024', 'Crab pot', 'Folding pot with two entrances and a bait bag.', 24900, 310),
    ('NO-1025', 'Cloudberry jam', 'Whole berries from Finnmark, 370 g, 65 % fruit.', 15900, 900),
    ('NO-1026', 'Flatbread', 'Rolled by hand, baked on a griddle, 18 rounds in a box.', 11900, 1200),
    ('NO-1027', 'Dried cod, 500 g', 'Hung on racks in Lofoten from February to May.', 32900, 60),
    ('NO-1028', 'Kick sled', 'Beech and spring steel, folds flat; for errands on ice.', 229900, 5),
    ('NO-1029', 'Reindeer hide', 'Winter hide from a herd near Kautokeino, no two alike.', 139900, 3),
    ('NO-1030', 'Hardanger fiddle', 'Five sympathetic strings, mother-of-pearl inlay, lion''s head scroll.', 3490000, 1);

INSERT INTO products (sku, name, description, price_amount, currency)
SELECT sku, name, description, price_amount, 'NOK' FROM catalogue
ON CONFLICT DO NOTHING;

INSERT INTO stock (sku, initial, available)
SELECT sku, initial, initial FROM catalogue
ON CONFLICT DO NOTHING;
