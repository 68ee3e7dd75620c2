package org.ridgeline.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChainTest {

    static IntStream seeds() {
        return IntStream.range(0, 150);
    }

    /** Random images, chains and tilings, images of one row or column and tiles of one pixel among them. */
    @ParameterizedTest
    @MethodSource("seeds")
    void tilesJoinToWhatEachOperationMakesOfTheWholeImageInTurn(int seed) {
        Random random = new Random(seed);
        Image image = Image.random(canvas(random), random);
        List<String> names = names(random);
        Border border = Border.values()[random.nextInt(2)];
        Image expected = image;
        for (String name : names) {
            expected = expected.whole(chain(List.of(name), border));
        }
        Chain chain = chain(names, border);
        int width = 1 + random.nextInt(64);
        int height = 1 + random.nextInt(64);
        String what = "%s with %s of %s in tiles of %s x %s"
                .formatted(String.join(",", names), border, image.canvas(), width, height);
        assertThat(chain.result(image.canvas())).as(what).isEqualTo(expected.canvas());
        List<Window> cores = new ArrayList<>(Image.grid(image.canvas(), width, height));
        Collections.shuffle(cores, random);
        Image.assertEqual(image.tiled(chain, cores), expected.tile(), what);
        Image.assertEqual(image.whole(chain).tile(), expected.tile(), what + ", in one");
        List<Window> one = List.of(image.canvas().bounds());
        Image.assertEqual(image.tiled(chain, one), expected.tile(), what + ", in one with passes");
    }

    private static Canvas canvas(Random random) {
        int width = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 1 + random.nextInt(90);
        int height = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 1 + random.nextInt(90);
        SampleType type = random.nextInt(4) == 0 ? SampleType.SHORT : SampleType.BYTE;
        return new Canvas(width, height, random.nextBoolean() ? 1 : 3, random.nextInt(4) == 0, type);
    }

    private static List<String> names(Random random) {
        List<NamedOperation> all = Operations.all();
        List<String> names = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            names.add(all.get(random.nextInt(all.size())).name());
        }
        return names;
    }

    private static Chain chain(List<String> names, Border border) {
        boolean taken = Operations.all().stream()
                .anyMatch(
                        each -> names.contains(each.name()) && each.parameters().contains(Parameter.BORDER));
        return Operations.chain(names, taken ? Map.of(Parameter.BORDER, border.name()) : Map.of());
    }

    @Test
    void aTileThatLacksNeighboursIsRefused() {
        Canvas canvas = new Canvas(20, 20, 1, false, SampleType.BYTE);
        Chain chain = Operations.chain(List.of("sobel", "sobel"), Map.of());
        assertThat(chain.halo()).isEqualTo(2);
        Window core = new Window(5, 0, 5, 5);
        Tile tile = Tile.allocate(new Window(4, 0, 7, 7), 1, SampleType.BYTE);
        assertThatThrownBy(() -> chain.apply(tile, canvas, core, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs Window[x=3, y=0, width=9, height=7]")
                .hasMessageContaining("has Window[x=4, y=0, width=7, height=7]");
    }

    @Test
    void pixelsAreNotMadeBeforeWhatTheWholeImageTellsIsKnown() {
        Canvas canvas = new Canvas(4, 4, 1, false, SampleType.BYTE);
        Chain chain = Operations.chain(List.of("sobel"), Map.of(Parameter.SCALE, "max"));
        assertThat(chain.passes()).isEqualTo(2);
        Tile tile = Tile.allocate(canvas.bounds(), 1, SampleType.BYTE);
        assertThatThrownBy(() -> chain.apply(tile, canvas, canvas.bounds(), List.of()))
                .hasMessageContaining("the last of 2 passes, not after 0");
        assertThatThrownBy(() -> chain.summary(tile, canvas, canvas.bounds(), List.of(new Maximum(3))))
                .hasMessageContaining("makes pixels, not summaries");
    }

    @Test
    void aTileOfAnotherTypeIsRefused() {
        Canvas canvas = new Canvas(4, 4, 3, false, SampleType.BYTE);
        Chain chain = Operations.chain(List.of("grayscale"), Map.of());
        Tile tile = Tile.allocate(canvas.bounds(), 1, SampleType.SHORT);
        assertThatThrownBy(() -> chain.apply(tile, canvas, canvas.bounds(), List.of()))
                .hasMessageContaining("1 planes of SHORT");
    }
}
