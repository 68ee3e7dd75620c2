package org.ridgeline.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TIFFs as tifffile and libtiff (through Pillow) write them: every codec, layout and sample type that is read. */
class ForeignTiffTest {

    /** Writes files, and beside each the samples that a reader must find (as other readers decode them, if lossy). */
    private static final String SCRIPT = """
            import sys, numpy as np, tifffile, PIL.Image, itertools
            folder = sys.argv[1]
            rng = np.random.default_rng(4)
            y, x = np.mgrid[0:211, 0:300]
            def image(dtype, channels):
                top = np.iinfo(dtype).max
                planes = [((0.5 + 0.49 * np.sin(x / (9 + 7 * c)) * np.cos(y / 23)) * top
                           + (x > 200) * rng.integers(0, 3, x.shape)).clip(0, top) for c in range(channels)]
                return np.stack(planes, -1).astype(dtype)[..., 0 if channels == 1 else slice(None)]
            def save(name, expected, **options):
                tifffile.imwrite(f'{folder}/{name}.tif', options.pop('data', expected), **options)
                np.ascontiguousarray(expected).astype(expected.dtype.newbyteorder('<')).tofile(f'{folder}/{name}.raw')
            def decoded(name):
                got = np.asarray(PIL.Image.open(f'{folder}/{name}.tif').convert('RGB'))
                got.tofile(f'{folder}/{name}.raw')
            codecs = [None, 'lzw', 'zlib', 'adobe_deflate', 'packbits', 'zstd']
            for codec, tile, order, dtype, channels in itertools.product(
                    codecs, [None, (64, 48)], '<>', ['u1', 'u2'], [1, 3]):
                for predictor in [None] if codec in (None, 'packbits') else [None, 2]:
                    save(f'{codec}-{tile and tile[0]}-{"be" if order == ">" else "le"}-{dtype}-{channels}-{predictor}',
                         image(dtype, channels), compression=codec, tile=tile, byteorder=order, predictor=predictor,
                         photometric='rgb' if channels == 3 else 'minisblack', bigtiff=order == '>' and dtype == 'u1',
                         rowsperstrip=None if tile else 37)
            for dtype in ['u1', 'u2']:
                save(f'rgba-{dtype}', image(dtype, 4), photometric='rgb', extrasamples=['unassalpha'],
                     compression='zlib', tile=(128, 128))
                save(f'graya-{dtype}', image(dtype, 2), photometric='minisblack', extrasamples=['assocalpha'],
                     planarconfig='contig')
            white = image('u1', 1)
            save('miniswhite', 255 - white, data=white, photometric='miniswhite')
            bits = image('u1', 1) > 127
            save('bilevel', bits.astype('u1') * 255, data=bits, photometric='minisblack')
            save('bilevel-packbits', bits.astype('u1') * 255, data=bits, photometric='minisblack', compression='packbits')
            save('bilevel-white', (~bits).astype('u1') * 255, data=bits, photometric='miniswhite')
            colors = rng.integers(0, 65536, (3, 256)).astype('u2')
            save('palette', (colors >> 8).astype('u1').T[white], data=white, photometric='palette', colormap=colors)
            with tifffile.TiffWriter(f'{folder}/pyramid.tif', bigtiff=True) as t:
                big = image('u1', 3)
                t.write(big[::4, ::4], subfiletype=1, photometric='rgb', tile=(64, 64))
                t.write(big, photometric='rgb', tile=(64, 64), compression='zlib')
                big.tofile(f'{folder}/pyramid.raw')
            rgb = image('u1', 3)
            pil = PIL.Image.fromarray(rgb)
            pil.save(f'{folder}/jpeg-tables-ycbcr.tif', compression='jpeg', quality=85); decoded('jpeg-tables-ycbcr')
            for sub in [(1, 1), (2, 1), (2, 2)]:
                name = f'jpeg-tiles-{sub[0]}{sub[1]}'
                tifffile.imwrite(f'{folder}/{name}.tif', rgb, photometric='ycbcr', compression='jpeg', tile=(64, 64),
                                 subsampling=sub, compressionargs={'level': 90}); decoded(name)
            tifffile.imwrite(f'{folder}/jpeg-rgb.tif', rgb, photometric='rgb', compression='jpeg', tile=(128, 128),
                             compressionargs={'level': 90, 'colorspace': 'rgb', 'outcolorspace': 'rgb'})
            decoded('jpeg-rgb')
            gray = PIL.Image.fromarray(white)
            gray.save(f'{folder}/jpeg-gray.tif', compression='jpeg', quality=85)
            np.asarray(PIL.Image.open(f'{folder}/jpeg-gray.tif')).tofile(f'{folder}/jpeg-gray.raw')
            for codec in ['tiff_lzw', 'packbits', 'tiff_adobe_deflate', 'zstd', 'raw']:
                pil.save(f'{folder}/libtiff-{codec}.tif', compression=codec, strip_size=9000)
                rgb.tofile(f'{folder}/libtiff-{codec}.raw')
            pil.save(f'{folder}/libtiff-turned.tif', compression='tiff_lzw', tiffinfo={274: 6})
            np.rot90(rgb, -1).copy().tofile(f'{folder}/libtiff-turned.raw')
            # Refused by name.
            def refuse(name, data, **options):
                tifffile.imwrite(f'{folder}/refused-{name}.tif', data, **options)
            refuse('cmyk', image('u1', 4), photometric='separated')
            refuse('float', white.astype('f4'))
            refuse('signed', white.astype('i2'))
            refuse('planar', np.moveaxis(rgb, -1, 0).copy(), photometric='rgb', planarconfig='separate')
            refuse('jpeg2000', rgb, photometric='rgb', compression='jpeg2000')
            refuse('webp', rgb, photometric='rgb', compression='webp')
            refuse('lerc', white, compression='lerc')
            refuse('bits32', white.astype('u4'))
            refuse('samples', image('u1', 5), photometric='rgb', extrasamples=[0, 0])
            PIL.Image.fromarray(bits).save(f'{folder}/refused-group4.tif', compression='group4')
            PIL.Image.fromarray(rgb).convert('LAB').save(f'{folder}/refused-lab.tif')
            print('done')
            """;

    @TempDir
    static Path folder;

    private static String made;

    private static void make() throws IOException, InterruptedException {
        if (made == null) {
            String python = System.getenv("RIDGELINE_PYTHON");
            Assumptions.assumeTrue(python != null, "RIDGELINE_PYTHON does not name a Python");
            Assumptions.assumeTrue(
                    run(python, "-c", "import PIL, tifffile, imagecodecs; print('yes')")
                            .equals("yes"),
                    "this Python lacks PIL, tifffile or imagecodecs");
            made = run(python, "-c", SCRIPT, folder.toString());
        }
        assertThat(made).isEqualTo("done");
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        process.getInputStream().transferTo(out);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    @Test
    void everyFileIsReadAsItsWriterMeantIt() throws IOException, InterruptedException {
        make();
        int files = 0;
        try (DirectoryStream<Path> list = Files.newDirectoryStream(folder, "*.raw")) {
            for (Path raw : list) {
                String name = raw.getFileName().toString().replace(".raw", ".tif");
                byte[] expected = Files.readAllBytes(raw);
                ImageFile image = open(name, ImageLimits.DEFAULT);
                assertThat(image.header().access()).as(name).isEqualTo(Access.REGIONS);
                byte[] read;
                try (RowReader rows = image.rows()) {
                    read = Pixels.interleaved(rows.read(image.header().height()));
                }
                assertThat(read).as(name).isEqualTo(expected);
                checkRegions(name, image, expected);
                checkStreamedStrips(name, image, expected);
                files++;
            }
        }
        assertThat(files).isGreaterThan(90);
    }

    private static void checkRegions(String name, ImageFile image, byte[] whole) throws IOException {
        ImageShape shape = image.header().shape();
        Random random = new Random(name.hashCode());
        int step = shape.channels().count() * shape.depth().bytes();
        try (RegionReader regions = image.regions()) {
            for (int round = 0; round < 8; round++) {
                int x = random.nextInt(shape.width());
                int y = random.nextInt(shape.height());
                Region region =
                        new Region(x, y, 1 + random.nextInt(shape.width() - x), 1 + random.nextInt(shape.height() - y));
                byte[] read = Pixels.interleaved(regions.read(region));
                for (int row = 0; row < region.height(); row++) {
                    int from = ((y + row) * shape.width() + x) * step;
                    int at = row * region.width() * step;
                    if (!Arrays.equals(
                            read, at, at + region.width() * step, whole, from, from + region.width() * step)) {
                        throw new AssertionError(name + ": row " + row + " of " + region + " differs");
                    }
                }
            }
        }
    }

    /** Large strips are decoded row by row: here small ones are, too. */
    private static void checkStreamedStrips(String name, ImageFile image, byte[] expected) throws IOException {
        MemoryBytes source = new MemoryBytes(name, Files.readAllBytes(folder.resolve(name)));
        TiffDirectory tags = TiffDirectory.first(new SourceCursor(source));
        TiffLayout layout = TiffLayout.read(name, tags, ImageLimits.DEFAULT, source.size());
        if (!layout.tiled()) {
            try (RowReader rows = OrientedRows.upright(
                    new TiffRows(source, image.header(), layout, ImageLimits.DEFAULT), ImageLimits.DEFAULT)) {
                Raster read = rows.read(image.header().height());
                assertThat(Pixels.interleaved(read)).as(name + " by rows").isEqualTo(expected);
            }
        }
    }

    @Test
    void whatIsNotReadIsRefusedByName() throws IOException, InterruptedException {
        make();
        String[][] refused = {
            {"cmyk", "is a CMYK TIFF; convert it to RGB; gray, RGB, palette and JPEG's YCbCr are read"},
            {"float", "is a TIFF of floating-point samples (32 bits); unsigned of 1, 2, 4, 8 and 16 bits are read"},
            {"signed", "is a TIFF of signed samples (16 bits); unsigned of 1, 2, 4, 8 and 16 bits are read"},
            {"planar", "is a TIFF with planar configuration 2 (one plane per sample); interleaved samples are read"},
            {
                "jpeg2000",
                "is a TIFF compressed with JPEG 2000 (34712); uncompressed, LZW, deflate, zstd, PackBits and"
                        + " JPEG are read"
            },
            {
                "webp",
                "is a TIFF compressed with WebP (50001); uncompressed, LZW, deflate, zstd, PackBits and JPEG are"
                        + " read"
            },
            {
                "lerc",
                "is a TIFF compressed with LERC (34887); uncompressed, LZW, deflate, zstd, PackBits and JPEG are"
                        + " read"
            },
            {
                "group4",
                "is a TIFF compressed with CCITT Group 4 (4); uncompressed, LZW, deflate, zstd, PackBits and"
                        + " JPEG are read"
            },
            {
                "bits32",
                "is a TIFF of 1 samples of 32 bits; 8 and 16 bits are read, and 1, 2 and 4 for gray and" + " palette"
            },
            {"samples", "is a TIFF of 5 samples per pixel; gray or RGB, each with or without alpha, are read"},
            {"lab", "is a CIE L*a*b* TIFF; gray, RGB, palette and JPEG's YCbCr are read"},
        };
        for (String[] one : refused) {
            String name = "refused-" + one[0] + ".tif";
            assertThatThrownBy(() -> open(name, ImageLimits.DEFAULT))
                    .isInstanceOf(ImageException.class)
                    .hasMessage(name + ": " + one[1]);
        }
    }

    private static ImageFile open(String name, ImageLimits limits) throws IOException {
        return ImageFile.open(new MemoryBytes(name, Files.readAllBytes(folder.resolve(name))), limits);
    }
}
