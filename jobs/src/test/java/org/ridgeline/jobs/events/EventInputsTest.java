package org.ridgeline.jobs.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ridgeline.bucket.InputFile;
import org.ridgeline.dataset.Dataset;
import org.ridgeline.jobs.run.Requests;
import org.ridgeline.jobs.run.WebServer;
import org.ridgeline.jobs.run.WebServer.Fault;
import org.ridgeline.request.UserError;

/** Files of a run on a web server, which lists none. */
class EventInputsTest {
    private static final Configuration HADOOP = WebServer.impatient(new Configuration(false));

    private static WebServer server;

    @BeforeAll
    static void start() throws IOException {
        server = new WebServer();
        server.put("/4lep/Data/data_A.4lep.root", new byte[10], "ETag", "\"a\"");
        server.put("/4lep/Data/data_B.4lep.root", new byte[20], "ETag", "\"b\"");
        server.put("/4lep/MC/mc_363490.llll.4lep.root", new byte[30], "Last-Modified", "Tue, 25 Nov 2025 10:00:00 GMT");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void behave() {
        server.plan((path, request) -> Fault.NONE);
    }

    /** The dataset with its files elsewhere. */
    private static Dataset at(String base) {
        Dataset dataset = Dataset.named("hzz-2020");
        return Dataset.parse("hzz-2020.yaml", dataset.text().replace(dataset.base(), base));
    }

    private static List<InputFile> find(Dataset dataset, String... words) {
        return EventInputs.find(Requests.and(List.of("hzz-2020"), words), dataset, HADOOP);
    }

    @Test
    void theFilesThatTheDatasetNamesAreFoundBelowItsBase() {
        assertThat(find(at(server.address("/4lep/"))))
                .containsExactly(
                        new InputFile(server.address("/4lep/Data/data_A.4lep.root"), 10, "etag \"a\""),
                        new InputFile(server.address("/4lep/Data/data_B.4lep.root"), 20, "etag \"b\""),
                        new InputFile(
                                server.address("/4lep/MC/mc_363490.llll.4lep.root"),
                                30,
                                "modified Tue, 25 Nov 2025 10:00:00 GMT"));
    }

    @Test
    void onlyFilesOfChosenSamplesAreAskedFor() {
        assertThat(find(at("none"), "--samples", "data_B", "--input", server.address("/4lep")))
                .extracting(InputFile::name)
                .containsExactly("data_B.4lep.root");
        assertThat(server.requests()).isOne();
    }

    @Test
    void aFileIsFoundByItsAddress() {
        String address = server.address("/4lep/Data/data_A.4lep.root");
        assertThat(find(at("none"), "--input", address))
                .extracting(InputFile::path)
                .containsExactly(address);
        String missing = server.address("/4lep/Data/data_C.4lep.root");
        assertThatThrownBy(() -> find(at("none"), "--input", missing))
                .isInstanceOf(UserError.class)
                .hasMessage("--input: no ROOT file at " + missing);
    }

    @Test
    void withoutANetworkTheLineSaysWhatToDoInstead() {
        assertThatThrownBy(() -> find(at("https://no-such-host.invalid/4lep/"), "--samples", "data_A"))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "https://no-such-host.invalid/4lep/Data/data_A.4lep.root: unknown host no-such-host.invalid,"
                                + " or no network; without that network give --input with a copy (ridgeline ingest hzz-2020"
                                + " --output PLACE makes one), or toy events (ridgeline generate events hzz-2020 --output PLACE)");
    }

    @Test
    void aForbiddenFileIsAnErrorAndNotMissing() {
        server.plan((path, request) -> path.endsWith("data_B.4lep.root") ? Fault.FORBIDDEN : Fault.NONE);
        assertThatThrownBy(() -> find(at(server.address("/4lep/"))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("data_B.4lep.root: ")
                .hasMessageContaining(" forbids to read it (403");
    }

    @Test
    void namesThatArePatternsNeedAPlaceThatListsFiles() {
        Dataset named = at(server.address("/4lep/"));
        Dataset patterns = Dataset.parse("mine.yaml", named.text().replace("data_A.4lep.root", "data_A*.root"));
        assertThatThrownBy(() -> find(patterns))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(
                        "sample data_A of dataset mine names its files by the pattern Data/data_A*.root");
    }

    @Test
    void aDatasetWithoutABaseNeedsInput() {
        Dataset dataset = Dataset.named("hzz-2020");
        Dataset nowhere = Dataset.parse("x.yaml", dataset.text().replaceFirst("base: ", "source: "));
        assertThatThrownBy(() -> find(nowhere))
                .isInstanceOf(UserError.class)
                .hasMessage("say --input PATH: where the files of " + dataset.title() + " lie; they can be had from "
                        + dataset.base());
    }
}
