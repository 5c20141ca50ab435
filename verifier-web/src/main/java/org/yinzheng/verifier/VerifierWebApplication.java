// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the process. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class VerifierWebApplication {
    public static void main(String[] args) {
        SpringApplication.run(VerifierWebApplication.class, args);
    }
}
