// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.yinzheng.fabric.FabricFailure;
import org.yinzheng.fabric.compose.Docker;
import org.yinzheng.fabric.compose.Images;

/** Runs on a real network, which takes minutes: only when asked for, and where Docker and the images are. Says loudly why not. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OnFabric.Condition.class)
public @interface OnFabric {

    /** Looks once for what a network needs. */
    final class Condition implements ExecutionCondition {
        private static final AtomicBoolean SAID = new AtomicBoolean();

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return missing()
                    .map(Condition::skipped)
                    .orElseGet(() -> ConditionEvaluationResult.enabled("a Fabric network can be brought up"));
        }

        private static ConditionEvaluationResult skipped(String why) {
            String notice = "THE REAL NETWORK IS NOT TESTED: " + why;
            if (SAID.compareAndSet(false, true)) {
                System.out.println("\n" + "*".repeat(100) + "\n" + notice + "\n" + "*".repeat(100) + "\n");
            }
            return ConditionEvaluationResult.disabled(notice);
        }

        private static Optional<String> missing() {
            if (!Boolean.getBoolean("yinzheng.fabric")) {
                return Optional.of("it takes minutes, so it must be asked for: ./mvnw verify -Pfabric,service");
            }
            if (FabricEngine.contracts().isEmpty()) {
                return Optional.of("there is no jar with the contracts: add -Pservice");
            }
            try {
                Docker.require();
                Docker.compose();
                for (String image :
                        new String[] {Images.OFFICIAL.peer(), Images.OFFICIAL.orderer(), Images.OFFICIAL.java()}) {
                    if (!Docker.hasImage(image)) {
                        return Optional.of("the image " + image + " is not on this machine: docker pull " + image);
                    }
                }
                return Optional.empty();
            } catch (FabricFailure e) {
                return Optional.of(String.valueOf(e.getMessage()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.of("interrupted");
            }
        }
    }
}
