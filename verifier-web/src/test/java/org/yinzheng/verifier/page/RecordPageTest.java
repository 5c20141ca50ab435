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
            assertThat(text).contains("核验记录", "有效", "账本记录于").doesNotContain("虚构小吃店");
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

    @Test
    void an_answer_leaves_nothing_of_the_one_before_on_the_screen_in_another_language_or_on_the_sheet() {
        var record = pages.recordOf(pages.ledger.text("valid"), 0).substring(1);
        pages.handScan(record);
        pages.await(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".record-answer")));
        pages.handScan(SampleCodes.tampered(pages.ledger.text("valid")));
        pages.await(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".verdict[data-code=TAMPERED]")));
        pages.byId("language").click();
        assertThat(pages.elements(".record-answer")).as("the record of before").isEmpty();
        assertThat(pages.verdict()).isEqualTo("TAMPERED");
        assertThat(pages.elements("#record-sheet .record")).hasSize(1);
        pages.handScan(record);
        pages.await(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".record-answer")));
        assertThat(pages.elements("#record-sheet *"))
                .as("the verdict of before, for the printer")
                .isEmpty();
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
