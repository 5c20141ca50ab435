// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.ModelAndView;

class CutOffTest {
    private static @Nullable ModelAndView resolved(boolean onItsWay, Exception e) {
        var response = new MockHttpServletResponse();
        response.setCommitted(onItsWay);
        return new CutOff().resolveException(new MockHttpServletRequest(), response, null, e);
    }

    @Test
    void only_what_fails_on_its_way_is_cut_off() {
        assertThatIllegalStateException()
                .isThrownBy(() -> resolved(true, Problem.LEDGER_UNAVAILABLE.exception()))
                .withMessage("an answer broke off");
        assertThat(resolved(false, Problem.LEDGER_UNAVAILABLE.exception())).isNull();
        assertThat(resolved(true, new IOException("the client went away"))).isNull();
    }
}
