// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.yinzheng.launcher.api.Accounts;
import org.yinzheng.launcher.api.Gateway;
import org.yinzheng.launcher.api.Verifier;
import org.yinzheng.launcher.story.Story;
import org.yinzheng.launcher.story.StoryStep;

/**
 * The story that {@code ./yinzheng story} tells, as a test. With the system properties {@code yinzheng.story.gateway},
 * {@code yinzheng.story.verifier} and {@code yinzheng.story.accounts} it is told to any other network that was seeded.
 */
@ExtendWith(RunningNetwork.Extension.class)
final class StoryIT {
    @Test
    void the_whole_story_goes_as_it_should_and_can_be_told_again(RunningNetwork network) throws IOException {
        tellTwice(network);
    }

    /** On whichever engine. */
    static void tellTwice(RunningNetwork network) throws IOException {
        List<StoryStep> first = tell(network.gateway(), network.verifier());
        List<StoryStep> second = tell(network.gateway(), network.verifier());
        assertThat(first).hasSizeGreaterThan(30).hasSameSizeAs(second);
        assertThat(first).filteredOn(step -> step.transactionId() != null).hasSizeGreaterThan(15);
        assertThat(first)
                .extracting(StoryStep::transactionId)
                .filteredOn(id -> id != null)
                .allSatisfy(id -> assertThat(id).matches("[0-9a-f]{64}"))
                .doesNotHaveDuplicates();
    }

    @Test
    @EnabledIfSystemProperty(named = "yinzheng.story.gateway", matches = "http.+")
    void the_story_is_the_same_on_another_network() throws IOException {
        Gateway gateway = new Gateway(URI.create(property("gateway")), Accounts.read(Path.of(property("accounts"))));
        assertThat(tell(gateway, new Verifier(URI.create(property("verifier")))))
                .isNotEmpty();
    }

    private static List<StoryStep> tell(Gateway gateway, Verifier verifier) {
        List<StoryStep> steps = new ArrayList<>();
        new Story(gateway, verifier, steps::add).tell();
        return steps;
    }

    private static String property(String name) {
        return System.getProperty("yinzheng.story." + name, "");
    }
}
