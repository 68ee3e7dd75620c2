package org.ridgeline.root;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vector<float> | vector<float>",
                "std::vector<float,std::allocator<float> > | vector<float,allocator<float>>",
                "ROOT::VecOps::RVec<unsigned int> | RVec<unsigned int>",
                "vector<vector<ULong64_t> > | vector<vector<ULong64_t>>",
                "const std::string | string",
                "map<string,vector<pair<int,short> > > | map<string,vector<pair<int,short>>>",
                "vector<ROOT::Math::LorentzVector<ROOT::Math::PxPyPzE4D<double> > > | vector<ROOT::Math::LorentzVector<ROOT::Math::PxPyPzE4D<double>>>"
            })
    void aTypeIsTakenApart(String name, String expected) {
        assertThat(TypeName.parse(name).toString()).isEqualTo(expected);
    }

    @Test
    void allocatorsDoNotMatter() {
        TypeName type = TypeName.parse("vector<unsigned char,MyAllocator<unsigned char> >");
        assertThat(type.elementOfSequence().scalar()).isEqualTo(new Scalar.Plain(ColumnType.Primitive.UINT8));
    }

    @Test
    void brokenNamesAreTypesToo() {
        for (String name : new String[] {"", "<", "vector<", "vector<<<<", ">", "a<b>c<d>", "x,y"}) {
            assertThat(TypeName.parse(name).scalar()).as(name).isNull();
        }
        assertThat(TypeName.parse("vector<".repeat(10_000))).isNotNull();
    }
}
