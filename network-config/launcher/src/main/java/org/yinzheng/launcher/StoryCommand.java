// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.yinzheng.launcher.console.Console;
import org.yinzheng.launcher.process.DataFolder;
import org.yinzheng.launcher.story.Story;
import org.yinzheng.launcher.story.StorySurprise;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Replays the life of a licence and of a receipt against the running demo. */
@Command(name = "story", description = "演示全过程 / replay the whole story against the running demo")
final class StoryCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Yinzheng yinzheng;

    @Override
    public Integer call() throws IOException {
        RunningDemo demo = RunningDemo.of(new DataFolder(yinzheng.data()));
        Console console = new Console();
        try {
            new Story(demo.gateway(), demo.verifier(), step -> console.say(step.text())).tell();
        } catch (StorySurprise e) {
            console.say("✗ 与预期不符 / a surprise: " + e.getMessage());
            return 1;
        }
        console.say("✓ 全部符合预期 / all as expected");
        return 0;
    }
}
