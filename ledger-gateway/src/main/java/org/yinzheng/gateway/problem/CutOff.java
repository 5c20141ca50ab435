// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.yinzheng.watch.Wordless;

/**
 * Cuts an answer off that fails on its way, such as a long file: a problem appended to it would look like its end, and the
 * file like a whole one.
 */
final class CutOff implements HandlerExceptionResolver, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(CutOff.class);

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception e) {
        // a client that went away is no failure of ours: that comes as an IOException
        if (response.isCommitted() && e instanceof RuntimeException) {
            LOG.error("an answer broke off", Wordless.trace(e));
            throw new IllegalStateException("an answer broke off");
        }
        return null;
    }
}
