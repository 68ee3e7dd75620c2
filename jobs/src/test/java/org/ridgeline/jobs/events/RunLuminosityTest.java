package org.ridgeline.jobs.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgeline.bucket.InputFile;
import org.ridgeline.dataset.Dataset;
import org.ridgeline.jobs.run.Requests;

class RunLuminosityTest {
    private static final String A = "data_A.4lep.root";
    private static final String B = "data_B.4lep.root";
    private static final String PERIODS = A + "," + B + ",data_C.4lep.root,data_D.4lep.root";
    private static final String LLLL = "mc_363490.llll.4lep.root";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                PERIODS + "           |     | 10064 | true",
                PERIODS + "," + LLLL + " |  | 10064 | true",
                LLLL + "              |     | 10064 | true",
                A + "                 |     | 500   | true",
                A + "," + B + "       |     | 2400  | true",
                B + "," + LLLL + "    |     | 1900  | true",
                B + "," + LLLL + "    | 139 | 139000 | true",
                "mine.root            |     | 10064 | false",
                A + ",mine.root       |     | 10064 | false",
            })
    void simulationStandsForTheDataThatAreThere(String files, Double asked, double luminosity, boolean known) {
        assertThat(of("hzz-2020", files, asked)).isEqualTo(new RunLuminosity(luminosity, known));
    }

    @ParameterizedTest
    @CsvSource({"D, 105, true", "E, 36600, false"})
    void aPeriodWithoutAKnownLuminosityBearsNone(String period, double luminosity, boolean known) {
        String file = "ODEO_FEB2025_v0_exactly4lep_data15_period" + period + ".exactly4lep.root";
        assertThat(of("hzz-2025", file, null)).isEqualTo(new RunLuminosity(luminosity, known));
    }

    private static RunLuminosity of(String name, String files, Double asked) {
        Dataset dataset = Dataset.named(name);
        List<InputFile> inputs = List.of(files.split(",")).stream()
                .map(file -> new InputFile("/in/" + file, 1, "1"))
                .toList();
        return RunLuminosity.of(
                dataset,
                SampleFiles.match(dataset, inputs, Requests.events(name, "--allow-missing", "--as", "mine")),
                asked);
    }
}
