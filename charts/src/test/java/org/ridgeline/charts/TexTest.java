package org.ridgeline.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TexTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            m_{4\\ell} [GeV] ; <i>m</i><sub>4ℓ</sub> [GeV]
            p_T^{miss}       ; <i>p</i><sub>T</sub><sup>miss</sup>
            E^{miss}_{T}     ; E<sub>T</sub><sup>miss</sup>
            \\eta            ; η
            #eta_{1}         ; η<sub>1</sub>
            |\\Delta\\eta|   ; |Δη|
            \\sqrt{s} = 13   ; √<span class="bar">s</span> = 13
            t\\bar{t}        ; t<span class="bar">t</span>
            fb^{-1}          ; fb<sup>−1</sup>
            10^6             ; 10<sup>6</sup>
            ZZ^{*}           ; ZZ<sup>*</sup>
            $x_1$            ; <i>x</i><sub>1</sub>
            \\it{L} dt       ; <i>L</i> dt
            \\mathrm{GeV}    ; GeV
            'a < b & c' ; 'a &lt; b &amp; c'
            """)
    void labelsBecomeMarkup(String source, String html) {
        assertThat(Tex.of(source).html()).isEqualTo(html);
    }

    @Test
    void whatIsNotUnderstoodStaysAsWritten() {
        assertThat(Tex.of("\\unheard{of} #5 C:\\temp 100% {").text()).isEqualTo("\\unheardof #5 C:\\temp 100% ");
        assertThat(Tex.of("a_").text()).isEqualTo("a_");
        assertThat(Tex.of("\\").text()).isEqualTo("\\");
        assertThat(Tex.of("x^{2").html()).isEqualTo("x<sup>2</sup>");
        assertThat(Tex.of("lep_pt").text()).isEqualTo("lep_pt");
    }

    @Test
    void nestingHasAnEnd() {
        String deep = "_{".repeat(100_000) + "x";
        assertThat(Tex.of(deep).text()).contains("x");
        assertThat(Tex.of("\\sqrt".repeat(100_000)).width(Typeface.REGULAR, 10)).isPositive();
    }

    @Test
    void anythingCanBeReadAndMeasured() {
        String alphabet = "\\_^{}$#abXé\uD83D\uDE00 sqrt-1";
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder source = new StringBuilder();
            for (int k = random.nextInt(20); k > 0; k--) {
                source.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Tex text = Tex.of(source.toString());
            assertThat(text.width(Typeface.REGULAR, 12)).as(source.toString()).isNotNegative();
            assertThat(text.html()).isNotNull();
        }
    }

    @Test
    void indexAndExponentStandAboveEachOther() {
        double index = Tex.of("p_{T}").width(Typeface.REGULAR, 20);
        double exponent = Tex.of("p^{miss}").width(Typeface.REGULAR, 20);
        double both = Tex.of("p_{T}^{miss}").width(Typeface.REGULAR, 20);
        assertThat(both).isGreaterThan(index).isLessThan(index + exponent / 2);
    }

    @Test
    void aTextIsCutToItsRoom() {
        Tex text = Tex.of("a long name of a process_{x}");
        Tex cut = text.cut(Typeface.REGULAR, 12, 80);
        assertThat(cut.width(Typeface.REGULAR, 12)).isLessThanOrEqualTo(80);
        assertThat(cut.text()).startsWith("a long").endsWith("…");
        assertThat(text.cut(Typeface.REGULAR, 12, 1000)).isSameAs(text);
    }

    @Test
    void theFontHasEveryLetterThatLabelsNeed() {
        String letters = "√∫ℓ→×±≤≥∞−·γμτνηφΔαβ≈…–ΛΩ≠Σ";
        for (Typeface face : Typeface.values()) {
            assertThat(face.size(12).canDisplayUpTo(letters))
                    .as(face.toString())
                    .isEqualTo(-1);
        }
    }
}
