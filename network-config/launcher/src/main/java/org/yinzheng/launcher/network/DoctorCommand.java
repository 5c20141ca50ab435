// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.network;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.yinzheng.fabric.FabricNetwork;
import org.yinzheng.launcher.console.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Checks everything that a network needs; exits 0 when nothing is wrong. */
@Command(name = "doctor", description = "诊断 / check everything that the network needs")
final class DoctorCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private NetworkCommand parent;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Console console = new Console();
        AtomicInteger problems = new AtomicInteger();
        FabricNetwork.Examiner examiner = (check, problem) -> {
            problem.ifPresent(text -> problems.incrementAndGet());
            console.say(problem.map(text -> "  ✗ " + check + ": " + text).orElse("  ✓ " + check));
        };
        if (parent.exists()) {
            parent.existing().examine(examiner);
        } else {
            FabricNetwork.examineMachine(examiner);
        }
        console.say(
                problems.get() == 0
                        ? "没有发现问题 / nothing is wrong"
                        : "发现 " + problems + " 个问题，先看第一个 / problems: " + problems + ", begin with the first");
        return problems.get() == 0 ? 0 : 1;
    }
}
