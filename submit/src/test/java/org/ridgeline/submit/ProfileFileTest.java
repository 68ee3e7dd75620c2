package org.ridgeline.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.request.Location;
import org.ridgeline.request.UserError;

class ProfileFileTest {
    static final Path PROFILES =
            Path.of(System.getProperty("ridgeline.project")).resolve("k8s/profiles");

    @TempDir
    Path folder;

    @Test
    void thereAreFour() {
        assertThat(ProfileFile.names(PROFILES)).containsExactly("eks", "gke", "local", "minikube");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eks", "gke", "minikube"})
    void aClustersDriverEndsInTheTimeOfItsProfile(String name) throws IOException {
        Profile profile = ProfileFile.find(name, PROFILES);
        JsonNode driver = new YAMLMapper()
                .readTree(profile.cluster().driverTemplate().toFile())
                .get("spec");
        assertThat(driver.get("activeDeadlineSeconds").asLong())
                .isEqualTo(profile.limits().runTime().toSeconds());
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNearest() {
        assertThatThrownBy(() -> ProfileFile.find("minicube", PROFILES))
                .isInstanceOf(UserError.class)
                .hasMessage("there is no profile 'minicube', did you mean 'minikube'?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "master: local[*,4]| master: yarn| master must be local[...] or k8s://..., not 'yarn'",
                "master:| mastr:| mastr is no field, did you mean 'master'?",
                "memory: 4g| memory: much| driver.memory must be a size such as 512m or 50g, not 'much'",
                "run-time: 1d| run-time: 1y| limits.run-time must be a time such as 30m or 6h, not '1y'",
                "object-size: 1t| objects: 1| limits.object-size is missing",
                "inputs: 1000000| inputs: 0| limits.inputs must be at least 1",
                "read: [/,| read: [s3a://bucket/*,| allow.read 's3a://bucket/*' must not have wildcards",
                "limits:| image: x\\nlimits:| image is no field",
                "limits:| conf: {spark.hadoop.fs.s3a.secret.key: x}\\nlimits:| would show a secret",
                "limits:| conf: {a: x}\\nlimits:| conf.a is no setting of Spark",
            })
    void whatIsWrongIsNamed(String right, String wrong, String message) throws IOException {
        String text = Files.readString(PROFILES.resolve("local.yaml"));
        String mended = text.replace(right, wrong.replace("\\n", "\n"));
        assertThat(mended).isNotEqualTo(text);
        Path file = Files.writeString(folder.resolve("mine.yaml"), mended);
        assertThatThrownBy(() -> ProfileFile.find(file.toString(), PROFILES))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("profile " + file, message);
    }

    @ParameterizedTest
    @CsvSource({
        "s3a://inbox, s3a://inbox/a/b.png, true",
        "s3a://inbox, s3a://inbox, true",
        "s3a://inbox/a, s3a://inbox/a, true",
        "s3a://inbox/a/, s3a://inbox/a, true",
        "s3a://inbox/a, s3a://inbox/a/*/b.png, true",
        "s3a://inbox/a, s3a://inbox/ab, false",
        "s3a://inbox/a, s3a://inbox/a*, false",
        "s3a://inbox/a, 's3a://inbox/{a,b}/c', false",
        "s3a://inbox/a, s3a://inbox, false",
        "s3a://inbox, s3a://inbox2/a, false",
        "s3a://inbox, /inbox, false",
        "s3a://*, s3a://any/x, true",
        "s3a://*, /x, false",
        "s3a://*, https://host/x, false",
        "https://*, https://host/x, true",
        "https://*, s3a://bucket/x, false",
        "https://host/a/, https://host/a/b, true",
        "https://host/a/, https://other/a/b, false",
    })
    void onlyWhatLiesBelowAnEntryIsAllowed(String entry, String place, boolean allowed) {
        assertThat(new AllowList(List.of(entry)).allows(Location.parse(place))).isEqualTo(allowed);
    }

    @Test
    void aLinkDoesNotLeadOutOfAnAllowedFolder() throws IOException {
        Path inside = Files.createDirectory(folder.resolve("inside"));
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.createSymbolicLink(inside.resolve("link"), outside);
        AllowList list = new AllowList(List.of(inside.toString()));
        assertThat(list.allows(Location.parse(inside + "/new/file.png"))).isTrue();
        assertThat(list.allows(Location.parse(inside + "/link/file.png"))).isFalse();
        assertThat(list.allows(Location.parse(outside + "/file.png"))).isFalse();
    }
}
