// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.problem;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class ProblemConfiguration {
    @Bean
    ProblemTexts problemTexts() {
        return new ProblemTexts();
    }

    @Bean
    ProblemWriter problemWriter(ProblemTexts texts, JsonMapper mapper) {
        return new ProblemWriter(texts, mapper);
    }

    @Bean
    CutOff cutOff() {
        return new CutOff();
    }
}
