// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.console;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {
    /** The language chosen at the console; else the one that the request asks for. */
    @Bean
    LocaleResolver localeResolver() {
        var resolver = new CookieLocaleResolver(ViewSettings.LANGUAGE);
        resolver.setRejectInvalidCookies(false);
        return resolver;
    }
}
