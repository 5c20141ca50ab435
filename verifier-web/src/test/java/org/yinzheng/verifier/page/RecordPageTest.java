// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.print.PageSize;
import org.openqa.selenium.print.PrintOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;

@ExtendWith(WithBrowser.class)
class RecordPageTest {

    private final Pages pages;

    RecordPageTest(Pages pages) {
        this.pages = pages;
    }

    @BeforeEach
    void fresh() {
        pages.fresh();
        pages.open("");
    }

    @Test
    void a_printed_record_is_one_sheet_of_a4_without_content_whose_code_checks_the_sheet() throws IOException {
        pages.choose("zh");
        pages.check(pages.ledger.text("valid"));
        assertThat(pages.element(".actions").getText()).contains("打印或保存核验记录");
        var sheet = print("record.pdf");
        try (var pdf = Loader.loadPDF(sheet.toFile())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(pdf.getPage(0).getMediaBox().getHeight())
                    .isBetween(PDRectangle.A4.getHeight() - 2, PDRectangle.A4.getHeight() + 2);
            var text = new PDFTextStripper().getText(pdf);
            assertThat(text).contains("核验记录", "有效", "台账记录于").doesNotContain("虚构小吃店");
        }
        pages.open("");
        pages.byId("tab-file").click();
        pages.byId("file").sendKeys(sheet.toString());
        pages.await(
                ExpectedConditions.presenceOfElementLocated(By.cssSelector(".record-answer[data-outcome=GENUINE]")));
        assertThat(pages.element(".record-said").getText()).contains("有效");
        pages.choose("en");
        assertThat(pages.element(".record-answer").getText()).contains("This record is genuine", "ledger block");
    }

    @Test
    void a_records_link_opens_its_check_and_leaves_no_trace_in_the_address() {
        pages.check(pages.ledger.text("revoked"));
        pages.open(pages.recordOf(pages.ledger.text("revoked"), 0));
        pages.await(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".record-answer")));
        assertThat(pages.element(".record-said").getAttribute("class")).contains("tone-BAD");
        assertThat(pages.browser().getCurrentUrl()).doesNotContain("YZR");
    }

    private Path print(String name) throws IOException {
        var options = new PrintOptions();
        options.setPageSize(new PageSize(29.7, 21.0));
        options.setBackground(true);
        return Files.write(
                pages.folder().resolve(name),
                Base64.getDecoder().decode(pages.browser().print(options).getContent()));
    }
}
