import Panels

extension PlanStarter {
  /// The least number of criteria for an example of a target.
  private func example(_ set: CriteriaSet) -> Int { set.criteria.count * 3 / 4 }

  func vietnamese(_ set: CriteriaSet) -> String {
    """
    # yaml-language-server: $schema=./plan.schema.json
    # Kế hoạch mẫu. Sửa các dòng dưới đây; dòng bắt đầu bằng # là ghi chú hoặc ví dụ, bỏ dấu # để dùng.
    # Kiểm tra: lotrinh check THƯ-MỤC        Chạy: lotrinh run THƯ-MỤC --out kết-quả
    id: ke-hoach-\(statusYear + 1)                 # mã của kế hoạch: chữ thường không dấu, số, gạch nối
    title: {vi: Kế hoạch xây dựng nông thôn mới năm \(statusYear + 1), en: New-rural plan for \(statusYear + 1)}
    # number: 12/KH-UBND                # số văn bản
    # date: \(statusYear + 1)-01-15                  # ngày văn bản; ghi \(statusYear + 1)-01 hoặc "\(statusYear + 1)" cũng được
    area: {name: Tên huyện, kind: district, communes: \(communes)}     # kind: commune, district, province, nation
    years: {status: \(statusYear), horizon: \(statusYear + 1)}       # năm có số liệu hiện trạng, năm cuối của kế hoạch
    # cut-off: \(statusYear + 1)-08-31               # ngày chốt số liệu
    sets: [\(set.id)]                 # bộ tiêu chí, bộ cơ sở đứng trước
    data:
      units: units.csv                  # danh mục xã
      observations: [observations.csv]  # số liệu; có thể là .xlsx
      # thresholds: thresholds.csv      # mức riêng của tỉnh: set,indicator,region,province,unit,year,value,source
      # recognitions: recognitions.csv  # unit,level,set,met_year,decision,decision_date,source
      # assignments: assignments.csv    # agency,role,set,items,from,to,duty_vi,duty_en,row
      # milestones: milestones.csv      # start,end,cadence,what_vi,what_en,who,row,bound
    levels: [province, district]        # cột của units.csv, cấp trên trước
    bands: [19, 15, 10, 5]              # cận dưới của các mức số tiêu chí đạt
    towns: exclude                      # thị trấn có tính vào bình quân hay không: exclude, include
    targets:                            # mục tiêu: at-least ≥, above >, at-most ≤, below <, from và to là khoảng
      - id: binh-quan
        vi: Bình quân tiêu chí/xã
        en: Criteria per commune
        statistic: average-criteria
        set: \(set.id)
        at-least: \(example(set))
        unit: criteria-per-commune
        year: \(statusYear + 1)
      # - id: thu-nhap                  # mức theo từng năm
      #   vi: Thu nhập bình quân đầu người
      #   en: Income per head
      #   statistic: mean               # cũng có: total, value, communes-at-level, communes-share, communes-added, …
      #   indicator: income
      #   at-least: {\(statusYear + 1): 58, \(statusYear + 3): 68}
      #   unit: million_vnd_per_person_per_year
    # roadmap:                          # lộ trình: xã nào đạt mức nào năm nào
    #   - {level: met, set: \(set.id), year: \(statusYear + 1), units: [XA-001]}
    # registrations:                    # xã đăng ký xét công nhận
    #   - {level: met, set: \(set.id), year: \(statusYear + 1), units: [XA-001]}
    # dependencies:                     # tiêu chí làm sau tiêu chí khác
    #   - {set: \(set.id), criterion: "2", after: ["1"]}
    # sponsors:                         # đơn vị đỡ đầu (sponsor), phụ trách (in-charge)
    #   - {vi: Tên đơn vị, en: Name, role: sponsor, units: [XA-001], cadence: quarterly}
    notes: []                           # ghi chú: {vi: …, en: …, ambiguity: true}

    """
  }

  func english(_ set: CriteriaSet) -> String {
    """
    # yaml-language-server: $schema=./plan.schema.json
    # A plan to start from. Change the lines below; lines that start with # are remarks or examples to uncomment.
    # Check: lotrinh check FOLDER           Run: lotrinh run FOLDER --out results
    id: plan-\(statusYear + 1)                      # letters a-z, digits, hyphens
    title: {vi: Kế hoạch xây dựng nông thôn mới năm \(statusYear + 1), en: New-rural plan for \(statusYear + 1)}
    # number: 12/KH-UBND                # number of the document
    # date: \(statusYear + 1)-01-15                  # its day; \(statusYear + 1)-01 or "\(statusYear + 1)" will do
    area: {name: District, kind: district, communes: \(communes)}     # kind: commune, district, province, nation
    years: {status: \(statusYear), horizon: \(statusYear + 1)}       # the year of the data, the last year of the plan
    # cut-off: \(statusYear + 1)-08-31               # the day data close
    sets: [\(set.id)]                 # criteria sets, base first
    data:
      units: units.csv
      observations: [observations.csv]  # may be workbooks
      # thresholds: thresholds.csv      # own bars: set,indicator,region,province,unit,year,value,source
      # recognitions: recognitions.csv  # unit,level,set,met_year,decision,decision_date,source
      # assignments: assignments.csv    # agency,role,set,items,from,to,duty_vi,duty_en,row
      # milestones: milestones.csv      # start,end,cadence,what_vi,what_en,who,row,bound
    levels: [province, district]        # columns of units.csv, outermost first
    bands: [19, 15, 10, 5]              # lower ends of the bands of criteria met
    towns: exclude                      # whether towns count in averages: exclude, include
    targets:                            # at-least ≥, above >, at-most ≤, below <, from and to a closed range
      - id: average
        vi: Bình quân tiêu chí/xã
        en: Criteria per commune
        statistic: average-criteria
        set: \(set.id)
        at-least: \(example(set))
        unit: criteria-per-commune
        year: \(statusYear + 1)
      # - id: income                    # bars by year
      #   vi: Thu nhập bình quân đầu người
      #   en: Income per head
      #   statistic: mean               # others: total, value, communes-at-level, communes-share, communes-added, …
      #   indicator: income
      #   at-least: {\(statusYear + 1): 58, \(statusYear + 3): 68}
      #   unit: million_vnd_per_person_per_year
    # roadmap:                          # which commune is to reach which level when
    #   - {level: met, set: \(set.id), year: \(statusYear + 1), units: [XA-001]}
    # registrations:                    # communes registered to be assessed
    #   - {level: met, set: \(set.id), year: \(statusYear + 1), units: [XA-001]}
    # dependencies:                     # criteria that wait for others
    #   - {set: \(set.id), criterion: "2", after: ["1"]}
    # sponsors:                         # sponsor (đỡ đầu), in-charge (phụ trách)
    #   - {vi: Tên đơn vị, en: Name, role: sponsor, units: [XA-001], cadence: quarterly}
    notes: []                           # {vi: …, en: …, ambiguity: true}

    """
  }
}
