// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.WebUtils;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.access.Callers;
import org.yinzheng.gateway.ledger.LedgerRefusal;
import org.yinzheng.gateway.ledger.LedgerUnavailable;
import org.yinzheng.gateway.matter.MatterNames;
import org.yinzheng.gateway.registry.AgencyDesk;
import org.yinzheng.gateway.registry.Regions;

/** Puts the {@link Frame} and the {@link Words} around every page. */
@ControllerAdvice(annotations = ConsolePage.class)
class FrameAdvice {
    private final Callers callers;
    private final AgencyDesk desk;
    private final Regions regions;
    private final MatterNames matterNames;
    private final boolean training;

    FrameAdvice(
            Callers callers,
            AgencyDesk desk,
            Regions regions,
            MatterNames matterNames,
            @Value("${yinzheng.gateway.training:false}") boolean training) {
        this.callers = callers;
        this.desk = desk;
        this.regions = regions;
        this.matterNames = matterNames;
        this.training = training;
    }

    @ModelAttribute("frame")
    Frame frame(HttpServletRequest request, Locale locale) {
        var caller = callers.signedIn();
        return new Frame(
                Words.language(locale),
                elder(request),
                size(request),
                training,
                here(request),
                !request.getMethod().equals("GET"),
                caller.orElse(null),
                caller.map(one -> agency(one, locale)).orElse(""));
    }

    @ModelAttribute("words")
    Words words(Locale locale) {
        return new Words(locale);
    }

    @ModelAttribute("names")
    AgencyNames names(Locale locale) {
        return new AgencyNames(callers.signedIn().orElse(null), desk, regions, new Words(locale));
    }

    @ModelAttribute("matterNames")
    MatterNames matterNames() {
        return matterNames;
    }

    private static String here(HttpServletRequest request) {
        if (request.getMethod().equals("GET")) {
            return request.getRequestURI() + asked(request.getQueryString());
        }
        return request.getRequestURI().startsWith("/rating") ? "/rating" : "/console";
    }

    /** What a list was asked for and where in it the page stands; not what a change came to, which is said once. */
    private static String asked(@Nullable String query) {
        boolean kept = query != null && query.contains("=") && query.matches(ViewSettings.QUERY);
        return kept ? "?" + query : "";
    }

    private static boolean elder(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, ViewSettings.VIEW);
        return cookie != null && cookie.getValue().equals(ViewSettings.ELDER);
    }

    private static int size(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, ViewSettings.SIZE);
        return ViewSettings.size(cookie == null ? "" : cookie.getValue());
    }

    private String agency(Caller caller, Locale locale) {
        return label(caller).map(labels -> new Words(locale).of(labels)).orElse(caller.agency());
    }

    private Optional<Labels> label(Caller caller) {
        if (caller.agency().isEmpty()) {
            return Optional.empty();
        }
        try {
            return desk.agency(caller, caller.organisation().namespace(), caller.agency())
                    .map(agency -> agency.labels());
        } catch (LedgerUnavailable | LedgerRefusal e) {
            // away, or not founded yet: the page is of use without the name
            return Optional.empty();
        }
    }
}
