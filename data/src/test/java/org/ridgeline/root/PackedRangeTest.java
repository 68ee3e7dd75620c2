package org.ridgeline.root;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackedRangeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[0,10,8] | 0 | 10 | 8",
                "angle [-pi,pi] in rad | -3.141592653589793 | 3.141592653589793 | 32",
                "[0, twopi, 16] | 0 | 6.283185307179586 | 16",
                "[-pi/2,2*pi,40] | -1.5707963267948966 | 6.283185307179586 | 32"
            })
    void aRangeIsReadFromTheTitle(String title, double min, double max, int bits) throws Unsupported {
        assertThat(PackedRange.double32(title))
                .isEqualTo(new Scalar.Ranged(ColumnType.Primitive.FLOAT64, min, max, bits));
    }

    @Test
    void withoutARangeOnlyFewBitsMakeAMantissa() throws Unsupported {
        assertThat(PackedRange.double32("no range")).isEqualTo(new Scalar.Narrow());
        assertThat(PackedRange.double32("[0,0,6]")).isEqualTo(new Scalar.Mantissa(ColumnType.Primitive.FLOAT64, 6));
        assertThat(PackedRange.double32("[0,0,16]")).isEqualTo(new Scalar.Narrow());
        assertThat(PackedRange.float16("[0,0,16]")).isEqualTo(new Scalar.Mantissa(ColumnType.Primitive.FLOAT32, 12));
    }

    @Test
    void aRangeThatIsNoneIsAReasonToLeaveTheBranchOut() {
        assertThatThrownBy(() -> PackedRange.double32("[a,b,3]"))
                .isInstanceOf(Unsupported.class)
                .hasMessage("a range of 'a' is not understood");
    }

    @Test
    void aFractionOfTheRangeIsExpanded() throws RootException {
        byte[] stored =
                ByteBuffer.allocate(12).putInt(0).putInt(128).putInt(256).array();
        Values values = new Scalar.Ranged(ColumnType.Primitive.FLOAT64, -1, 3, 8).values();
        values.reserve(3);
        values.append(stored, 0, 3);
        assertThat(((Column.Doubles) values.finish()).values()).containsExactly(-1, 1, 3);
    }

    @Test
    void aShortMantissaIsExpandedWithItsSign() throws RootException {
        // 1.5: exponent 127, first bit of the mantissa set, of twelve; the bit above the mantissa is the sign.
        byte[] stored = {127, 0x08, 0x00, 127, 0x28, 0x00};
        Values values = new Scalar.Mantissa(ColumnType.Primitive.FLOAT32, 12).values();
        values.reserve(2);
        values.append(stored, 0, 2);
        Column.Floats column = (Column.Floats) values.finish();
        assertThat(column.values()[0]).isCloseTo(1.5f, Offset.offset(0f));
        assertThat(column.values()[1]).isCloseTo(-1.5f, Offset.offset(0f));
    }
}
