// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.web;

import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.yinzheng.gateway.problem.ProblemWriter;

@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {
    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new IdempotencyArgument());
    }

    /** After security: nobody without a token makes us hold a body in memory. */
    @Bean
    FilterRegistrationBean<BoundedBodies> boundedBodies(ProblemWriter problems) {
        var registration = new FilterRegistrationBean<>(new BoundedBodies(problems));
        registration.setOrder(Ordered.LOWEST_PRECEDENCE);
        return registration;
    }
}
