// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.organisation;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OrganisationConfiguration.Properties.class)
class OrganisationConfiguration {
    @Bean
    Organisations organisations(Properties properties) {
        return new Organisations(properties.organisations().stream()
                .map(one -> ConnectionFile.read(one.connection()))
                .toList());
    }

    /** {@code yinzheng.gateway.organisations[n].connection}: path of a {@code connection.yaml}. */
    @ConfigurationProperties("yinzheng.gateway")
    record Properties(@DefaultValue List<Entry> organisations) {
        record Entry(Path connection) {}
    }
}
