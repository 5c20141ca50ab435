// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.report;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.console.AgencyNames;
import org.yinzheng.gateway.console.ConsolePage;
import org.yinzheng.gateway.console.Wording;
import org.yinzheng.gateway.console.Words;
import org.yinzheng.gateway.registry.AgencyDesk;
import org.yinzheng.gateway.registry.Regions;
import org.yinzheng.gateway.web.Download;

/** A day that is compared with a unit's own list: how far it is, and the differences. Its address stays for a week. */
@ConsolePage
@RequestMapping("/console/reports/reconciliation/{comparison}")
class ReconciliationPages {
    /** Rows on the page; the file has all. */
    private static final int SHOWN = 100;

    private final CompareDay compareDay;
    private final AgencyDesk desk;
    private final Regions regions;
    private final MessageSource messages;

    ReconciliationPages(CompareDay compareDay, AgencyDesk desk, Regions regions, MessageSource messages) {
        this.compareDay = compareDay;
        this.desk = desk;
        this.regions = regions;
        this.messages = messages;
    }

    @GetMapping
    String page(Caller caller, @PathVariable String comparison, Model model) {
        var one = compareDay.one(caller, comparison);
        model.addAttribute("one", one);
        if (one.state() == Comparison.State.DONE) {
            model.addAttribute("result", compareDay.result(one));
        }
        model.addAttribute("shown", SHOWN);
        return "console/reconciliation";
    }

    @GetMapping("/progress")
    @ResponseBody
    Map<String, Object> progress(Caller caller, @PathVariable String comparison) {
        var one = compareDay.one(caller, comparison);
        return Map.of("state", one.state().name(), "percent", one.percent(), "opened", one.opened());
    }

    /** Every difference, however many. */
    @GetMapping("/result.csv")
    void file(Caller caller, @PathVariable String comparison, Locale locale, HttpServletResponse response)
            throws IOException {
        var one = compareDay.one(caller, comparison);
        var result = compareDay.result(one);
        Download.csv(response, "reconciliation-" + one.day() + ".csv");
        new ReportFiles(new Wording(messages, locale), new AgencyNames(caller, desk, regions, new Words(locale)))
                .differences(result, response.getOutputStream());
    }
}
