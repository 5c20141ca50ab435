// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.web;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Tags each file of the page by its bytes, so that a browser never mixes the files of two releases. */
@Configuration(proxyBeanMethods = false)
class PageTags {

    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> pageTagging() {
        var filter = new ShallowEtagHeaderFilter();
        // a strong tag would keep the server from compressing
        filter.setWriteWeakETag(true);
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns("/manifest.webmanifest", "/assets/*");
        return registration;
    }
}
