import Panels
import Pipeline
import Testing

@Suite("The line of progress")
struct ProgressTextTests {
  private let stage = "Dự báo: income"

  private func line(
    _ done: Int, after seconds: Double, of total: Int = 3_321, things: String = "xã",
    _ language: Language = .vi, width: Int = 98
  ) -> String {
    ProgressText(language).line(
      RunProgress(stage: stage, done: done, total: total, things: things, seconds: seconds),
      width: width)
  }

  @Test("names the stage alone while nothing can be counted")
  func uncounted() {
    #expect(line(0, after: 9, of: 0) == "Dự báo: income")
    #expect(line(7, after: 9, of: 0, things: "") == "Dự báo: income")
  }

  @Test("gives number and rate of things that nobody has counted")
  func withoutTotal() {
    #expect(line(1_394, after: 0.5, of: 0) == "Dự báo: income  1.394 xã")
    // 1,394 in 1.7167 s are 812.02 a second.
    #expect(line(1_394, after: 1.7167, of: 0) == "Dự báo: income  1.394 xã  812 xã/giây")
  }

  @Test("gives share, number, rate and time left after the first second")
  func whole() {
    // 1,394 in 1.7167 s are 812.02 a second; the other 1,927 take 2.37 s.
    #expect(
      line(1_394, after: 1.7167)
        == "Dự báo: income  41%  1.394/3.321 xã  812 xã/giây  còn 0:03")
    #expect(
      line(1_394, after: 1.7167, things: "communes", .en)
        == "Dự báo: income  41%  1,394/3,321 communes  812 communes/s  left 0:03")
  }

  @Test("gives no rate before the first second, none at the start and no time at the end")
  func withoutRate() {
    #expect(line(1_394, after: 0.99) == "Dự báo: income  41%  1.394/3.321 xã")
    #expect(line(0, after: 5) == "Dự báo: income  0%  0/3.321 xã")
    #expect(line(3_321, after: 5) == "Dự báo: income  100%  3.321/3.321 xã")
  }

  @Test("counts slow work by the minute and long work in hours")
  func slow() {
    // 1 in 20 s: 3 a minute; 299 more take 5,980 s = 1 h 39 min 40 s.
    #expect(
      line(1, after: 20, of: 300) == "Dự báo: income  0%  1/300 xã  3 xã/phút  còn 1:39:40")
  }

  @Test("leaves out the rate of things without a name")
  func unnamed() {
    #expect(line(2, after: 4, of: 6, things: "") == "Dự báo: income  33%  2/6  còn 0:08")
  }

  @Test("fits any width: the last figures go first, then the stage is cut", arguments: 1...120)
  func fits(width: Int) {
    let text = line(1_394, after: 1.7167, width: width)
    #expect(text.count <= max(width, 5))
  }

  @Test("keeps the figures and cuts the stage to fill 80 columns")
  func narrow() {
    let progress = RunProgress(
      stage: "Học từ các chuỗi: một chỉ tiêu có tên rất dài", done: 50_000, total: 100_000,
      things: "đơn vị", seconds: 10)
    #expect(ProgressText(.vi).line(progress, width: 80).count == 80)
    #expect(
      ProgressText(.vi).line(progress, width: 80)
        == "Học từ các chuỗi: một …  50%  50.000/100.000 đơn vị  5.000 đơn vị/giây  còn 0:10")
  }
}
