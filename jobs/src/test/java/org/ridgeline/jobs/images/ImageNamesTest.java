package org.ridgeline.jobs.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgeline.image.ImageFormat;

class ImageNamesTest {
    private static ImageInput input(String root, String name) {
        return new ImageInput("file:/data/" + root + "/" + name, 1, "v", root, name);
    }

    private static List<String> names(ImageFormat format, ImageInput... inputs) {
        return ImageNames.of(List.of(inputs), Collections.nCopies(inputs.length, format));
    }

    @Test
    void extensionsBecomeThoseOfTheFormatAndUsualOnesStay() {
        assertThat(names(
                        ImageFormat.JPEG,
                        input("in", "a.JPEG"),
                        input("in", "b.jpe"),
                        input("in", "c.png"),
                        input("in", "v1.2/scan"),
                        input("in", ".jpg")))
                .containsExactly("a.JPEG", "b.jpe", "c.jpg", "v1.2/scan.jpg", ".jpg");
    }

    @Test
    void inputsOfOneNameKeepBothExtensions() {
        assertThat(names(ImageFormat.PNG, input("in", "a.jpg"), input("in", "A.tif"), input("in", "b.jpg")))
                .containsExactly("a.jpg.png", "A.tif.png", "b.png");
    }

    @Test
    void inputsOfOneNameInDifferentFoldersGoBelowTheNamesOfThese() {
        assertThat(names(ImageFormat.PNG, input("one", "a.png"), input("two", "a.png")))
                .containsExactly("one/a.png.png", "two/a.png.png");
    }

    @Test
    void whenEvenTheFoldersAreCalledAlikeAHashOfThePathTells() {
        ImageInput first = new ImageInput("file:/x/in/a.png", 1, "v", "in", "a.png");
        ImageInput second = new ImageInput("file:/y/in/a.png", 1, "v", "in", "a.png");
        List<String> names = names(ImageFormat.PNG, first, second);
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("a\\.png-[0-9a-f]{12}\\.png"));
        assertThat(names(ImageFormat.PNG, second, first)).containsExactly(names.get(1), names.get(0));
    }

    @Test
    void aNewNameThatIsTakenMovesOnToo() {
        assertThat(names(ImageFormat.PNG, input("in", "a.jpg"), input("in", "a.tif"), input("in", "a.jpg.png")))
                .doesNotHaveDuplicates();
    }
}
