/// Everything a report says by itself. Adding one makes the compiler ask for both languages.
public enum Phrase: Hashable, Sendable {
  // Verdicts and levels
  case met, notMet, notApplicable, notAssessable
  case levelNone, levelBasic, levelMet, levelAdvanced, levelModel, levelModern
  // Units of measurement
  case millionPerYear, criteriaPerCommune, criteria, communes, villages, people, households, sites
  case units
  case criteriaMet
  // Published figures
  case outcomeAgrees, outcomeTruncated, outcomeConsistent, outcomeDiffers, outcomeGiven
  case outcomeNotRecomputable, shareOf(String), bandOf(String), criteriaTotal, averageItem
  case averageChangeItem, recognisedItem
  // Headings
  case summary, byBand, byCommune, targets, consistency, works, roadmap
  case watchList, hardest, published, probabilities, means, notesOnData, method
  case breaks
  // Units that change
  case unitChanges, oldUnits, newUnit, whatHappened, unitsMerged, unitsSplit
  case unitsSplitAndMerged, unitsRenamed, unitsLost, unitsGained, unitsUnlisted, leftRural
  case enteredRural, splitWithoutWeights, ward, specialZone
  // Columns
  case commune, year, count, share, average, change, missingCriteria, weakCriteria
  case openCriteria, level, target, demand, now, projected, margin, verdict, place, item, printed
  case recomputed, outcome, indicator, value, weight, source, agency, leaves, gaps, overlaps, set
  case planned, plannedSum, recognised, recognisedSum, reading, slack, neededTotal, neededOfRest
  case neededOfBasic, work, shareAfter, spare, communesMet, communesFailed
  case onTrack, onTrackByIndex
  case words, criterion, unknown
  // Sentences
  case simulatedBanner(Int, Int)
  case overview(communes: String, year: Int, average: String, set: String)
  case changeOnLastYear(String, year: Int, isUp: Bool)
  case noChange(year: Int)
  case communesUnknown(Int)
  case noCriteria
  case otherReading(String, verdict: String)
  case carriedValue(String)
  case readingSeparate, readingIncluded
  case possible, possibleIfMore, impossible
  // Promises against the way so far
  case plausibility, plausibilityNote, comparedWith, wayFrom, requiredChange, observedChange
  case percentileOfChanges, ambition, atThisPace, numberThereIs, numberInRoadmap
  case otherTarget(String), ownBar(String)
  case slippage(recognised: Int, planned: Int, share: String)
  case methodText
  // Forecasts
  case forecastBasis, pooledForecast(String)
  case pooledForecastUntold(String), ownForecast(String), forecastOfTruth(String)
  case methodForecast(String, method: String)
  case forecastSkill(count: String, error: String, last: String, line: String)
  case forecastUntried, forecastYears(first: String, horizon: Int, last: String)
  case moreThan(String), lessThan(String), sameAs(String)
  case dataYear(Int)
  case moreRows(Int)
  // Charts
  case reportedSet, town, whole
  case chartCriteriaAxis, chartShareAxis
  case chartSimulated, chartCutAtBreaks
  // Check
  case checkErrors, checkWarnings, checkNotices, checkAccount, checkFile, checkRows, checkRead
  case checkUsed, checkMissing, checkNotApplicable, checkSuperseded, checkPartYear, checkPlanned
  case checkSetAside, checkRefused, checkBalance, checkBalanced, checkUnbalanced
  case checkSummary(errors: Int, warnings: Int, notices: Int)
  case checkMore(Int, list: String)
  case checkMoreUnlisted(Int)
  // Calendar
  case dueBy(String), dueBefore(String), dayNotStated, cutOff
  // Terminal
  case resultsAt(String)
  case readingFile(String), assessing, carrying, fitting(String), forecasting(String)
  case fittingForecast(String)
  case forecastingCriteria, tracking(String), backtesting(String, Int), drawing
  case proposingRoadmap
  // Workbook
  case bookContents, bookSheet, bookPage, bookAnswer, bookRows, bookBack, bookSummary,
    bookSummaryAnswer
  case bookBands, bookAverages, bookHardest, bookChances, bookGantt, bookProposedGantt
  case bookScenarios, bookFan, bookCommuneFan, bookFanAnswer, bookCommunesSheet, bookMatrix
  case bookGlossary, bookGlossaryAnswer, bookManifest, bookManifestAnswer, bookCommunes
  case bookCriterion, bookBaseline, bookPlace
  case bookIndicator, bookChoose, bookObserved, bookMedian, bookBase, bookLowBand, bookLowCore
  case bookHighCore, bookHighBand, bookKey, bookFanNote, bookColumn, bookMeaning, bookCSVTable
  case bookCSVColumn, bookEntry, bookValue, bookSimulated, bookTerms, bookTermChance
  case bookTermVerdict, bookTermForecast, writingBook
  case writingReport
  case bookLeftOut(tables: String)
  case bookVersion(version: String, command: String)
  case bookDataYears(first: String, last: String)
  case bookOtherRun(number: Int, folder: String)
  case bookContinued(sheet: String)
  case bookGoesOn(sheet: String)
  case bookSource(table: String, set: String)
  case bookBandsTitle(year: String, communes: String, total: String, band: String)
  case bookAverageTitle(year: String, average: String)
  case bookHardestTitle(year: String, criterion: String, communes: String)
  case bookChanceTitle(year: String, likely: Int, total: Int, event: String)
  case bookRoadmapTitle(count: Int, year: Int, isProposed: Bool)
  case bookScenarioTitle(year: String)
  case bookMatrixAnswer(year: String, set: String)
  case bookCommunesAnswer(year: String)
  case bookTooLong(count: Int)
}
