// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the process. */
@SpringBootApplication
public class LedgerGatewayApplication {
    public static void main(String[] args) {
        SpringApplication.run(LedgerGatewayApplication.class, args);
    }
}
