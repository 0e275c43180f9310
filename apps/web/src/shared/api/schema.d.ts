/* Written from test/contracts/openapi.json by the contract tests. */

export interface paths {
  '/api/account/passkeys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One’s own passkeys */
    get: operations['PasskeyController_list'];
    put?: never;
    /** Puts a passkey on record that a device made */
    post: operations['PasskeyController_register'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/account/passkeys/{passkey}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Removes one of one’s passkeys */
    delete: operations['PasskeyController_remove'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/account/passkeys/options': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * What a device is to make a passkey for
     * @description As `navigator.credentials.create` takes it. It is good once, for five minutes.
     */
    post: operations['PasskeyController_offer'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/account/password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Changes the password
     * @description Every session of the person ends, and this browser gets a new one. 400 WEAK_PASSWORD says what is wrong with the new password.
     */
    put: operations['AccountController_changePassword'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/account/totp': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Offers a secret for an authenticator application
     * @description It counts after its first code: POST /api/account/totp/confirm.
     */
    post: operations['AccountController_beginTotp'];
    /** Turns the second factor off */
    delete: operations['AccountController_endTotp'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/account/totp/confirm': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Turns the second factor on, and answers ten recovery codes
     * @description The codes are shown this once. Each lets one in once, without the application.
     */
    post: operations['AccountController_confirmTotp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/bulk': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Gives one command to many obligations, or shows beforehand what it would do */
    post: operations['BulkController_start'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/bulk/{run}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Reads how far a run is, and what came of each obligation */
    get: operations['BulkController_read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/cells/{cell}/approved-lists': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Reads the last approved list of each term of the cell */
    get: operations['PlanningController_read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/directives': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the directives that the reader may see */
    get: operations['DirectiveController_list'];
    put?: never;
    /** Drafts a directive */
    post: operations['DirectiveController_draft'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/directives/{directive}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Reads a directive with its letter, deadline and papers */
    get: operations['DirectiveController_read'];
    /** Changes a draft */
    put: operations['DirectiveController_amend'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/directives/{directive}/board': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Reads the board: where every cell stands */
    get: operations['DirectiveController_board'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/directives/{directive}/close': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Closes the directive; refused while anything is open, naming each with the ways to end it */
    post: operations['DirectiveController_close'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/directives/{directive}/consolidation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Adds up what all cells reported, as the committee’s own table */
    get: operations['ConsolidationController_read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/directives/{directive}/consolidation.pdf': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The committee’s report as a draft, with a blank number and day */
    get: operations['ConsolidationController_draft'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/directives/{directive}/consolidation.xlsx': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The same table as a workbook */
    get: operations['ConsolidationController_workbook'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/directives/{directive}/correct': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Corrects an issued letter by a further numbered letter; deadlines that were the letter’s own move with it */
    post: operations['DirectiveController_correct'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/directives/{directive}/form-table': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What all cells reported in a form of the workflow’s own: rows, and sums and counts of each column */
    get: operations['ConsolidationController_formTable'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/directives/{directive}/form-table.pdf': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The same as a table to print; it has no number and is not kept */
    get: operations['ConsolidationController_formTablePage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/directives/{directive}/form-table.xlsx': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The same as a workbook: a sheet for each table, and one of figures */
    get: operations['ConsolidationController_formTableBook'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/directives/{directive}/issue': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Draws the number and issues; every cell of today gets its obligation. Ways back: correct, recall */
    post: operations['DirectiveController_issue'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/directives/{directive}/letter': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Shows a draft as it would look on paper, before anything is issued */
    get: operations['DirectiveController_letter'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/directives/{directive}/move': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Moves what old cells owed to new ones, after a split or a merger */
    post: operations['DirectiveController_move'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/directives/{directive}/obligations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Adds the obligation of a cell that was not there at the issue. Way back: cancel of that obligation */
    post: operations['DirectiveController_add'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/directives/{directive}/recall': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Withdraws an issued letter by a further numbered letter; what is not decided ends */
    post: operations['DirectiveController_recall'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/directives/{directive}/recipients': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Which cells get the directive, and which do not: of a draft as it would be today */
    get: operations['DirectiveController_recipients'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/directives/{directive}/results': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Issues the notice of all results again after the closing, where a result has changed; it replaces the one before */
    post: operations['DirectiveController_results'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/directives/{directive}/rules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Explains by what the reports are checked: rules, parameters and their sources */
    get: operations['PlanningController_rules'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/directives/{directive}/summary': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Counts the cells by where they stand */
    get: operations['DirectiveController_summary'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/directives/{directive}/upward-report': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The committee’s own report: interim, final, or (supplement) what changed since the final one */
    post: operations['ConsolidationController_report'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/directives/{directive}/withdraw': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Gives up a draft; an issued letter is withdrawn by recall */
    post: operations['DirectiveController_withdraw'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/from-above': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the superior’s directives, of this installation or imported, and how far each is answered here: to-do, drafted, issued, reported */
    get: operations['FromAboveController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/from-above/{directive}/draft': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Gives a body for POST /api/directives that answers the superior’s directive, and what of it is still missing; writes nothing */
    get: operations['FromAboveController_draft'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/from-above/{directive}/letter.pdf': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The sealed letter of the superior */
    get: operations['FromAboveController_letter'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/invitations/{token}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Accepts an invitation: sets the password, and the name to sign in with
     * @description The name may be left out where the person has an account or an address.
     */
    post: operations['LinksController_accept'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/messages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the messages that were sent, with what came of each delivery */
    get: operations['MessageController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/notices': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the register of outgoing papers */
    get: operations['NoticeController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/obligations/{obligation}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Reads where the obligation stands, its history, and what the reader may do */
    get: operations['ObligationController_read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/obligations/{obligation}/accept-late': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Lets in a report that was kept as late, or held */
    post: operations['ObligationController_acceptLate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/obligations/{obligation}/acknowledge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The cell has received the letter */
    post: operations['ObligationController_acknowledge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/obligations/{obligation}/approve': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Approves, draws the number of the notice and puts the lists on record. Way back: revoke-approval */
    post: operations['ObligationController_approve'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/obligations/{obligation}/attachments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Files of the obligation’s reports; to its own cell also those not sent yet */
    get: operations['AttachmentController_list'];
    put?: never;
    /** Uploads one file: pdf, docx, xlsx, jpg or png as the form says, told from its bytes; 413 when too large, 422 when not taken */
    post: operations['AttachmentController_upload'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/obligations/{obligation}/attachments/{attachment}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The very bytes that were uploaded */
    get: operations['AttachmentController_bytes'];
    put?: never;
    post?: never;
    /** Takes back a file that is in no report */
    delete: operations['AttachmentController_remove'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/obligations/{obligation}/attachments/{attachment}/copies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Hands in a file of an earlier report again: a new id, the same bytes */
    post: operations['AttachmentController_copy'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/obligations/{obligation}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The cell owes the report no longer (dissolved, merged, given by mistake). Way back: reopen, or return where a report had come */
    post: operations['ObligationController_cancel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/obligations/{obligation}/comments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the comments at places of the report */
    get: operations['ReviewController_comments'];
    put?: never;
    /** Comments on a place of the report */
    post: operations['ReviewController_comment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/obligations/{obligation}/comments/{comment}/resolve': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Settles a comment */
    post: operations['ReviewController_resolve'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/obligations/{obligation}/correct-approval': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Corrects an approval’s notice by a further notice, where a later list keeps it from being revoked */
    post: operations['ObligationController_correctApproval'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/obligations/{obligation}/draft': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The cell’s own draft, or what it starts from (version 0); with findings, and the submission to send */
    get: operations['DraftController_read'];
    /** Saves what is typed; wrong cells come back as findings. If-Match: the version that was read (the first writing needs none) */
    put: operations['DraftController_save'];
    post?: never;
    /** Discards the draft. If-Match: the version that was read */
    delete: operations['DraftController_discard'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/obligations/{obligation}/draft/states': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the draft was before, newest first: the twenty states last kept */
    get: operations['DraftController_states'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/obligations/{obligation}/draft/states/{version}/restore': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Brings an earlier state back. If-Match: the version that was read */
    post: operations['DraftController_restore'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/obligations/{obligation}/extend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Gives the cell another deadline that lies ahead */
    post: operations['ObligationController_extend'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/obligations/{obligation}/list.docx': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The last report as the official list, for Word */
    get: operations['WorkbookController_document'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/obligations/{obligation}/list.xlsx': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The last report as the official list, for Excel */
    get: operations['WorkbookController_sheet'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/obligations/{obligation}/reject': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Rejects the report. Way back: undo-rejection */
    post: operations['ObligationController_reject'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/obligations/{obligation}/release-hold': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ends a hold: the deadline takes its course */
    post: operations['ObligationController_releaseHold'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/obligations/{obligation}/reopen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Way back from a mark, or from a cancellation before anything had come: asks the cell again by a new day */
    post: operations['ObligationController_reopen'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/obligations/{obligation}/report': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Reads the report that was sent last, or that of a round */
    get: operations['ReviewController_report'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/obligations/{obligation}/reports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sends the report; 201 when taken in, kept apart when late */
    post: operations['ObligationController_submit'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/obligations/{obligation}/return': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Gives the report back to the cell, with a new day where one is needed */
    post: operations['ObligationController_return'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/obligations/{obligation}/review': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The report is right; every warning is accepted with a reason */
    post: operations['ObligationController_review'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/obligations/{obligation}/revoke-approval': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Way back from an approval: the notice is marked as revoked and keeps its number, the lists go back, the report is reviewed again */
    post: operations['ObligationController_revokeApproval'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/obligations/{obligation}/rounds/diff': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Compares two rounds of the report, row by row */
    get: operations['ReviewController_diff'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/obligations/{obligation}/steps/{step}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Takes a step of the definition’s own: an office passes the report on, or is one of several persons who agree */
    post: operations['ObligationController_step'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/obligations/{obligation}/undo-rejection': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Way back from a rejection: to where the report stood, or to the cell with a new day */
    post: operations['ObligationController_undoRejection'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/obligations/{obligation}/withdraw': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The cell takes its report back before it is reviewed and before the deadline */
    post: operations['ObligationController_withdraw'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/obligations/{obligation}/workbook': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The cell’s own workbook, filled with the last approved lists */
    get: operations['WorkbookController_workbook'];
    put?: never;
    /** A filled workbook becomes the draft, with findings at their cells; 422 when it cannot be read. If-Match: the draft’s version */
    post: operations['WorkbookController_upload'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/obligations/{obligation}/workbook/annotated': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The same workbook back, its cells coloured and commented; nothing is kept */
    post: operations['WorkbookController_annotated'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/recovery': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Asks for a link to set a new password
     * @description The answer is always the same. The link goes to the address of the account, is good once and ends after half an hour.
     */
    post: operations['LinksController_askRecovery'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/recovery/{token}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sets a new password by the link of a mail */
    post: operations['LinksController_recover'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/security-log': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The security log, the newest first
     * @description `format=csv` answers up to 50,000 lines as a table, which is itself written down. A line of the kind `burst` says that more than 20 failures came within ten minutes.
     */
    get: operations['SecurityLogController_read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who is signed in, with the offices of today */
    get: operations['SessionController_who'];
    put?: never;
    /**
     * Signs in by name and password
     * @description Sets the cookie of the session. `code` is the six digits of an application, a recovery code, or a code that a clerk told; 401 CODE_NEEDED asks for it. 429 TOO_MANY_TRIES says in Retry-After how long to wait.
     */
    post: operations['SessionController_signIn'];
    /** Signs out in this browser */
    delete: operations['SessionController_signOut'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/session/passkey': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Signs in by a passkey, which is both factors */
    post: operations['PasskeyController_signIn'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/session/passkey/options': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * What a device is to sign, to sign in or to prove oneself again
     * @description As `navigator.credentials.get` takes it. It is good once, for five minutes.
     */
    post: operations['PasskeyController_ask'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/session/sample': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** As whom one may look around; nobody outside sample data */
    get: operations['SampleController_roles'];
    put?: never;
    /** Signs in as the sample account of a role; 404 outside sample data */
    post: operations['SampleController_enter'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/session/step-up': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Proves once more who it is
     * @description By the password, or by a code. For ten minutes the session is then good for what cannot be undone (403 STEP_UP_NEEDED asks for it).
     */
    post: operations['SessionController_stepUp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/session/step-up/passkey': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Proves once more who it is, by a passkey */
    post: operations['PasskeyController_stepUp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Where one is signed in: device, address, last use */
    get: operations['SessionsController_list'];
    put?: never;
    post?: never;
    /**
     * Signs out everywhere else
     * @description 403 STEP_UP_NEEDED asks for a proof of who it is.
     */
    delete: operations['SessionsController_endOthers'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sessions/{session}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Signs out on one device
     * @description 403 STEP_UP_NEEDED asks for a proof of who it is.
     */
    delete: operations['SessionsController_end'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/subordinates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the committees directly below with the sums of their directives and their reports to the superior; no cell, no person, no report of a cell */
    get: operations['SubordinateController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/workflows': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the definitions that a directive may be drafted by, and why others are skipped */
    get: operations['WorkflowController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/workflows/drafts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the definitions that are being written, with their last trial */
    get: operations['AuthoringController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/workflows/drafts/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A definition that is being written, and what is wrong with it */
    get: operations['AuthoringController_read'];
    /** Saves the three files as they are; wrong places come back as findings */
    put: operations['AuthoringController_save'];
    post?: never;
    /** Discards a draft with its trial */
    delete: operations['AuthoringController_discard'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/workflows/drafts/{name}/publish': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Takes the draft, as it was tried, for new work */
    post: operations['AuthoringController_publish'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/workflows/drafts/{name}/trial': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The last trial: how far it is, then what happened when, every message and paper */
    get: operations['AuthoringController_trial'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/workflows/drafts/{name}/trial/papers/{n}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A paper of the last trial, by its place in the list, from 1 */
    get: operations['AuthoringController_paper'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/workflows/drafts/{name}/try': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Has the draft played on the sample committee, in a database that is thrown away */
    post: operations['AuthoringController_try'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/documents/{notice}.pdf': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The sealed file of a paper; every print is a copy of these bytes */
    get: operations['NoticeController_file'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    AddAnswer: {
      /** @description False when the cell had its obligation already; nothing was written then. */
      added: boolean;
      directive: string;
      obligation: string;
      version: number;
    };
    /** @enum {string} */
    AnswerState: 'drafted' | 'issued' | 'reported' | 'to-do';
    ApproveAnswer: {
      /** @description Null where the definition approves without a paper. */
      notice: null | string;
      obligation: string;
      /** @description The state of the definition, where it is not of the status' name. */
      standsAt?: string;
      status: string;
      symbol: null | string;
      version: number;
    };
    /** @description The persons planned in one term of a cell, for which posts, and since which notice. */
    ApprovedListAnswer: {
      /** @description The notice that approved it last; null for a list taken over from paper. */
      cited: null | string;
      /** @description Persons planned for each seat; null when the seats are not on record. */
      coefficient: null | number;
      endsOn: null | string;
      entries: {
        born: string;
        cardNumber: string;
        name: string;
        person: string;
        /** @enum {string} */
        post: 'bi-thu' | 'chi-uy-vien' | 'pho-bi-thu';
        since: null | string;
      }[];
      seats: null | number;
      startsOn: string;
      /** @description Id and name of the term, such as 2022-2025. */
      term: string;
      termName: string;
      /** @description Number of approvals made here; 0 for the list taken over from paper. A report says which version it reviewed. */
      version: number;
    };
    /** @description Represents a raw buffer of binary data, which is used to store data for the different typed arrays. ArrayBuffers cannot be read from or written to directly, but can be passed to a typed array or DataView Object to interpret the raw buffer as needed. */
    ArrayBuffer: {
      /** @description Read-only. The length of the ArrayBuffer (in bytes). */
      byteLength: number;
    };
    ArrayBufferLike:
      | components['schemas']['ArrayBuffer']
      | components['schemas']['SharedArrayBuffer'];
    /** @description A file as the list shows it. Instants are UTC text. */
    Attachment: {
      bytes: number;
      completedAt: string;
      id: string;
      name: string;
      /** @description Number of the report that it is part of; null when it was not sent yet. */
      receipt: null | string;
      sha256: string;
      /** @enum {string} */
      type: 'docx' | 'jpg' | 'pdf' | 'png' | 'xlsx';
    };
    AttachmentAnswer: {
      bytes: number;
      completedAt: string;
      id: string;
      name: string;
      obligation: string;
      /** @description Number of the report that it is part of; null when it was not sent yet. */
      receipt: null | string;
      sha256: string;
      /** @enum {string} */
      type: 'docx' | 'jpg' | 'pdf' | 'png' | 'xlsx';
    };
    /**
     * @description Values for an attestation object's `fmt` See https://www.iana.org/assignments/webauthn/webauthn.xhtml#webauthn-attestation-statement-format-ids
     * @enum {string}
     */
    AttestationFormat:
      | 'android-key'
      | 'android-safetynet'
      | 'apple'
      | 'fido-u2f'
      | 'none'
      | 'packed'
      | 'tpm';
    AuthenticationExtensionsClientInputs: {
      appid?: string;
      credProps?: boolean;
      hmacCreateSecret?: boolean;
      minPinLength?: boolean;
      prf?: components['schemas']['AuthenticationExtensionsPRFInputs'];
    };
    AuthenticationExtensionsPRFInputs: {
      eval?: components['schemas']['AuthenticationExtensionsPRFValues'];
      evalByCredential?: {
        [key: string]: components['schemas']['AuthenticationExtensionsPRFValues'];
      };
    };
    AuthenticationExtensionsPRFValues: {
      /** Format: binary */
      first: string;
      second?:
        | components['schemas']['ArrayBuffer']
        | {
            /** @description The ArrayBuffer instance referenced by the array. */
            buffer: components['schemas']['ArrayBufferLike'];
            /** @description The length in bytes of the array. */
            byteLength: number;
            /** @description The offset in bytes of the array. */
            byteOffset: number;
          };
    };
    AuthenticatorSelectionCriteria: {
      /** @enum {string} */
      authenticatorAttachment?: 'cross-platform' | 'platform';
      requireResidentKey?: boolean;
      /** @enum {string} */
      residentKey?: 'discouraged' | 'preferred' | 'required';
      /** @enum {string} */
      userVerification?: 'discouraged' | 'preferred' | 'required';
    };
    Beginning: {
      document: string;
      movedFrom?: string[];
    };
    Board: {
      cutoffAt: string;
      directive: string;
      dueOn: string;
      issuedOn: null | string;
      letterSealed: boolean;
      lines: components['schemas']['BoardLine'][];
      notice: null | string;
      status: string;
      subject: string;
      symbol: null | string;
      /** @description The committee's own report to its superior. */
      upward: components['schemas']['UpwardDuty'] | null;
      wording: string;
      /** @description In the words of the definition. */
      words: components['schemas']['BoardWords'];
    };
    /** @description A line of the board as it is shown: ids have their names, instants are UTC text, and the notice has its number and file. */
    BoardLine: {
      acknowledgedAt: null | string;
      /** @description The paper that gave the cell its obligation after the issue, and the obligations that it took over; null when it came with the issue. */
      added: components['schemas']['Beginning'] | null;
      approvedAt: null | string;
      /** @description The paper that released the cell from its report, and the obligations that took its place; null while the obligation stands. Reasons are left out because they may name people; the obligation itself shows them. */
      cancelled: components['schemas']['Ending'] | null;
      cell: string;
      /** @description The last day of the cell, once it has passed. */
      cellEndedOn: null | string;
      cellName: string;
      cutoffAt: string;
      dueOn: string;
      effectiveAt: null | string;
      expiredAt: null | string;
      hold: null | string;
      lateReceipts: string[];
      notice: null | string;
      /** @description True when the notice that is shown was revoked and no other approval followed. */
      noticeRevoked: boolean;
      noticeSealed: boolean;
      noticeSymbol: null | string;
      obligation: string;
      /** @description The office that lets the report wait beyond its term; null while nobody is late. */
      overdue: components['schemas']['Overdue'] | null;
      receipt: null | string;
      returns: number;
      round: number;
      /** @description The state of the definition in which it stands, and what that is called. */
      standsAt: string;
      /** @enum {string} */
      status:
        | 'approved'
        | 'cancelled'
        | 'concluded'
        | 'expired'
        | 'in-step'
        | 'issued'
        | 'rejected'
        | 'returned'
        | 'reviewed'
        | 'submitted';
      submittedAt: null | string;
      title: string;
      version: number;
      wording: string;
    };
    /** @description What the board of a directive says, in the words of its definition. */
    BoardWords: {
      /** @description Of an obligation that its cell has acknowledged and not yet answered. */
      acknowledged: string;
      /** @description Labels of the figures above the table. Null: the definition knows no such thing. */
      figures: {
        acknowledged: null | string;
        approved: null | string;
        cancelled: string;
        expired: null | string;
        late: string;
        received: string;
      };
      statuses: {
        approved: string;
        cancelled: string;
        concluded: string;
        expired: string;
        'in-step': string;
        issued: string;
        rejected: string;
        returned: string;
        reviewed: string;
        submitted: string;
      };
    };
    /** @description How far a run is. At its end `done + skipped` equals `total`. `skipped` counts the obligations that moved on between the choice and the work, or that a guard refused after all. */
    BulkRun: {
      at: string;
      /** @enum {string} */
      command: 'approve-report' | 'expire' | 'extend-deadline' | 'review-report' | 'take-step';
      directive: string;
      done: number;
      finishedAt: null | string;
      leftOut: components['schemas']['LeftOut'][];
      /** @description The obligations that were chosen and not done, by reason. `skipped` is their number. */
      notDone: components['schemas']['LeftOut'][];
      run: string;
      skipped: number;
      /** @enum {string} */
      state: 'done' | 'running';
      total: number;
    };
    /** @description One row of a cell's report. */
    CellRow: {
      cell: string;
      cellName: string;
      values: {
        [key: string]: components['schemas']['Value'];
      };
    };
    CloseAnswer: {
      approved: number;
      cancelled?: number;
      directive: string;
      expired: number;
      /** @description The notice of all results; null where the definition has none, or nothing is approved. */
      notice: null | string;
      open: number;
      rejected: number;
      symbol: null | string;
      version: number;
    };
    /** @description With its own choices, wherever they were written, and with `required` decided. */
    Column: {
      /** @description Other headings the column is known by. */
      aliases: string[];
      calc?: string;
      choices: {
        /** @description Other ways people write it: "HTTNV". */
        aliases: string[];
        title: string;
        value: string;
      }[];
      choicesFrom?: string;
      default?: string[] | boolean | number | string;
      /** @description Filled in by the system: shown, protected in the sheet. */
      fixed: boolean;
      help: string;
      key: string;
      max?: number;
      maxLength: number;
      min?: number;
      /** @description Printed in the official list, behind its own columns. */
      print?: boolean;
      required: boolean;
      title: string;
      /** @enum {string} */
      type:
        | 'code'
        | 'date'
        | 'enum'
        | 'file'
        | 'flag'
        | 'integer'
        | 'multi-choice'
        | 'number'
        | 'partial-date'
        | 'person'
        | 'text';
      when?: string;
      /** @description Width in characters of a spreadsheet column. */
      width: number;
    };
    ColumnChange: {
      after: components['schemas']['Value'];
      before: components['schemas']['Value'];
      column: string;
    };
    /** @description What is added up of one column: numbers as a sum, choices and Có/Không as counts. */
    ColumnSum: {
      /** @description Left out where the column has no choices. A row with several choices counts for each. */
      counts?: {
        count: number;
        title: string;
        value: string;
      }[];
      /** @description Number of cells in which something stands. */
      filled: number;
      key: string;
      /** @description Left out where the column holds no numbers. */
      sum?: number;
      title: string;
      /** @enum {string} */
      type:
        | 'code'
        | 'date'
        | 'enum'
        | 'file'
        | 'flag'
        | 'integer'
        | 'multi-choice'
        | 'number'
        | 'partial-date'
        | 'person'
        | 'text';
    };
    /** @description A comment as it is stored. `by` and `resolvedBy` are offices. */
    Comment: {
      anchor:
        | null
        | {
            file: string;
            page: null | number;
          }
        | {
            column: null | string;
            row: null | string;
            table: string;
          };
      at: string;
      by: string;
      id: string;
      resolvedAt: null | string;
      resolvedBy: null | string;
      round: number;
      text: string;
    };
    /** @description The figures of a cell. `kept` says that nothing was approved in this directive (yet), so the list approved before stands. */
    ConsolidatedCell: {
      added: number;
      /** @description Years, to be printed with one decimal; null for an empty list. */
      averageAge: null | number;
      cell: string;
      cellName: string;
      /** @description `end / seats`; null when `seats` is null or 0. */
      coefficient: null | number;
      /** @description `start - removed + added`. */
      end: number;
      kept: boolean;
      minorities: number;
      /** @description Persons whose posts changed while they stayed on the list. */
      moved: number;
      removed: number;
      /** @description Seats set for the committee; null when they are not recorded for one of the cells. */
      seats: null | number;
      start: number;
      /**
       * @description Status of the cell's obligation.
       * @enum {string}
       */
      status:
        | 'approved'
        | 'cancelled'
        | 'concluded'
        | 'expired'
        | 'in-step'
        | 'issued'
        | 'rejected'
        | 'returned'
        | 'reviewed'
        | 'submitted';
      underForty: number;
      /** @description Persons about whom no facts are known. They are in `end`, and in none of the four figures above. */
      unknown: number;
      women: number;
    };
    ConsolidatedTerm: {
      rows: components['schemas']['ConsolidatedCell'][];
      /** @description "2022-2025" */
      term: string;
      total: components['schemas']['Counts'];
      /** @description Names of the cells for which the organisation file has no such term. They are in no row. */
      without: string[];
    };
    /** @description The committee's own table of a planning review. It counts persons and never names them. */
    Consolidation: {
      /** @description `all` leaves out the `cancelled`, which are the names of the cells that no longer owe anything here. `cancelled` is left out when there are none. */
      cells: {
        all: number;
        approved: number;
        cancelled?: string[];
        expired: number;
        open: number;
        rejected: number;
      };
      directive: string;
      /** @description Findings about percentages of the whole Đảng bộ, each with its rule and source. */
      findings: components['schemas']['Finding.forms'][];
      issuedOn: string;
      /** @description Ages are computed as of this day, which is the due date. */
      on: string;
      ruleSet: {
        id: string;
        title: string;
      };
      status: string;
      symbol: string;
      terms: components['schemas']['ConsolidatedTerm'][];
      year: number;
    };
    /** @description `symbol` is null when the letter says so already and nothing was written. */
    CorrectAnswer: {
      directive: string;
      /** @description Number of obligations whose deadline moved with the letter's. */
      moved: number;
      notice: null | string;
      symbol: null | string;
      version: number;
    };
    /** @description The correcting notice and its number. */
    CorrectApprovalAnswer: {
      notice: string;
      obligation: string;
      /** @description The state of the definition, where it is not of the status' name. */
      standsAt?: string;
      status: string;
      symbol: string;
      version: number;
    };
    /** @description Numbers of persons. Each person counts once, whatever the number of posts. A count is of the list at the end unless it says otherwise. */
    Counts: {
      added: number;
      /** @description Years, to be printed with one decimal; null for an empty list. */
      averageAge: null | number;
      /** @description `end / seats`; null when `seats` is null or 0. */
      coefficient: null | number;
      /** @description `start - removed + added`. */
      end: number;
      minorities: number;
      /** @description Persons whose posts changed while they stayed on the list. */
      moved: number;
      removed: number;
      /** @description Seats set for the committee; null when they are not recorded for one of the cells. */
      seats: null | number;
      start: number;
      underForty: number;
      /** @description Persons about whom no facts are known. They are in `end`, and in none of the four figures above. */
      unknown: number;
      women: number;
    };
    /** @description The texts of `workflows/<name>/`. Definitions that are older than the other two files have workflow.yaml alone. */
    DefinitionTexts: {
      form?: null | string;
      rules?: null | string;
      workflow: string;
    };
    DirectiveAnswer: {
      /** @description For a planning review: the notice last approved, and the terms that are planned. */
      baseNotice?: {
        number: string;
        on: string;
        subject: string;
      };
      committee: string;
      cutoffAt: string;
      directive: string;
      dueOn: string;
      issuedOn: null | string;
      /** @description The letter's text. In deadlineNote, `{wording}` stands for the deadline in words. */
      letter: {
        addressee: string;
        closing: string;
        deadlineNote: string;
        opening: string;
        points: string[];
        recipients: string[];
      };
      /** @description Letters that corrected it (`corrects`) or withdrew it after the issue, oldest first. */
      letters: components['schemas']['FurtherLetter'][];
      notice: null | string;
      /** @description Id of last year's directive when the system opened this draft from it. */
      openedFrom: null | string;
      /** @description The period of a recurring report, `2026-07` or `2026-q3`; of a standing letter its first one. Left out where the period is the year. */
      period?: string;
      /** @description Of a period: the directive of its standing letter. */
      periodOf: null | string;
      /** @description Of a standing letter: its periods, oldest first; null for every other directive. */
      periods: components['schemas']['OpenedPeriod'][] | null;
      profile: string;
      reminders: components['schemas']['PlannedReminder'][];
      /** @description Notices of all results, oldest first; the last one stands. */
      results: components['schemas']['UpwardPaper'][];
      /** @description The rules of planning (null when there are none) and the layout of the papers that apply by the day of issue; for a draft, those that would apply today. */
      ruleSet: null | {
        id: string;
        title: string;
      };
      /** @description Which cells are asked; left out: all. What it comes to is pinned at the issue. */
      selection?: {
        cells?: string[];
        hasCommittee?: boolean;
        kinds?: string[];
        members?: {
          max?: number;
          min?: number;
        };
        workFields?: string[];
      };
      status: string;
      /** @description "thực hiện rà soát, bổ sung quy hoạch cán bộ cấp ủy năm 2024" */
      subject: string;
      /** @description The superior's letter that this one carries out. A committee's own directive has none. */
      superior?: {
        body: string;
        cutoffAt?: string;
        /** @description The day by which that letter asks for the committee's own report, its wording, and the first moment that is too late. All three are set, or none. */
        dueOn?: string;
        number: string;
        on: string;
        subject: string;
        wording?: string;
      };
      symbol: null | string;
      targetTerms?: string[];
      upward: components['schemas']['UpwardAnswer'] | null;
      version: number;
      wording: string;
      workflow: string;
      year: number;
    };
    DirectiveBelow: {
      directive: string;
      dueOn: string;
      /** @description The figures above the board of that committee. */
      figures: components['schemas']['Sum'][];
      issuedOn: string;
      status: string;
      /** @description How many obligations stand in each status. */
      statuses: components['schemas']['Sum'][];
      subject: string;
      symbol: string;
      wording: string;
    };
    DiscardAnswer: {
      obligation: string;
      version: number;
    };
    /** @description A body for `POST /api/directives`, and what of it the clerk still has to fill in. */
    DraftAbove: {
      body: {
        at?: string;
        /** @description For a planning review, which needs both: the notice last approved, and the terms that are planned. */
        baseNotice?: {
          number: string;
          on: string;
          subject: string;
        };
        committee?: string;
        directive: string;
        dueOn?: string;
        letter?: {
          addressee: string;
          closing: string;
          deadlineNote: string;
          opening: string;
          points: string[];
          recipients: string[];
        };
        /** @description Of a standing letter: its first period, `2026-07`, `2026-q3` or `2026-h2`; left out, the one that is due on `dueOn`. */
        period?: string;
        /** @enum {string} */
        policy?: 'exclusive' | 'inclusive' | 'inclusive-roll' | 'roll';
        /** @description Which cells are asked: by their ids, by their number of members, by whether they have a chi ủy, by what they are and work in, as the organisation file words it. Left out: all. What several of these name is asked of a cell together. */
        selection?: {
          cells?: string[];
          hasCommittee?: boolean;
          kinds?: string[];
          members?: {
            max?: number;
            min?: number;
          };
          workFields?: string[];
        };
        subject?: string;
        /** @description Left out when the committee acts on its own account. A planning review always answers a superior. */
        superior?: {
          at?: string;
          body: string;
          /** @description The day by which the superior asks for the committee's own report. The wording and the policy are made from it where they are left out. */
          dueOn?: string;
          number: string;
          on: string;
          /** @enum {string} */
          policy?: 'exclusive' | 'inclusive' | 'inclusive-roll' | 'roll';
          subject: string;
          wording?: string;
        };
        targetTerms?: string[];
        wording?: string;
        workflow?: string;
        year?: number;
      };
      missing: components['schemas']['FieldError'][];
    };
    DraftAnswer: {
      cutoffAt: string;
      directive: string;
      status: string;
      version: number;
      wording: string;
    };
    /** @description The state of a draft: what is wrong with it, and what would be sent. */
    DraftCheck: {
      /** @description The first two thousand findings. `moreFindings` counts the others. */
      findings: components['schemas']['Finding.forms'][];
      moreFindings: number;
      obligation: string;
      /** @description Whether a report is taken in the obligation's present state. If not, the draft can only be read. */
      open: boolean;
      /** @description True when there is no error, so it can be sent as it is. */
      ready: boolean;
      /** @description The round for which it is typed, from 1. */
      round: number;
      savedAt: null | string;
      /** @description For planning: the submission that was checked, to be sent exactly as it is here. Null while a cell cannot be read, and for other forms, whose `tables` are sent. */
      submission: null | {
        cell: string;
        meetings: {
          /** @description Phát ra, thu về, hợp lệ. `agreed` counts “đồng ý” for each person and post. */
          ballot: null | {
            issued: number;
            returned: number;
            valid: number;
            votes: {
              agreed: number;
              more?: {
                [key: string]: boolean | number | string;
              };
              person: string;
              /** @enum {string} */
              post: 'bi-thu' | 'chi-uy-vien' | 'pho-bi-thu';
              term: string;
            }[];
          };
          heldOn: string;
          id: string;
          /** @description Triệu tập, có mặt. */
          invited: number;
          /** @enum {string} */
          kind: 'chi-bo' | 'chi-uy-ket-luan' | 'chi-uy-ra-soat';
          more?: {
            [key: string]: boolean | number | string;
          };
          present: number;
        }[];
        people: {
          /** @description `1980-03-15`, `1980-03` or `1980`. */
          born: string;
          cardNumber: string;
          /** @description Null when the person is not under discipline. `until` is the day on which it ends; null when it is not recorded. Form and ground are left out, because the rule needs neither. */
          discipline: null | {
            until: null | string;
          };
          /** @description "" when it is not known. */
          ethnicity: string;
          id: string;
          name: string;
          /** @description The post that the person holds in the cell now; null for none. */
          partyPost: null | ('bi-thu' | 'chi-uy-vien' | 'pho-bi-thu');
          politicalTheory: string;
          position: string;
          qualification: string;
          /** @description At most three, the latest year first. */
          ratings: {
            /** @enum {string} */
            rating: 'htnv' | 'httnv' | 'htxsnv' | 'khtnv';
            year: number;
          }[];
          /** @enum {string} */
          sex: 'nam' | 'nu';
        }[];
        /** @enum {unknown} */
        schemaVersion: 1;
        terms: {
          /** @description Version of the approved list that was reviewed (0 when no list was approved so far). */
          baseVersion: number;
          lines: (
            | {
                ground:
                  | null
                  | (
                      | 'chinh-tri'
                      | 'chuyen-cong-tac'
                      | 'doi-chuc-danh'
                      | 'khac'
                      | 'khong-du-tieu-chuan'
                      | 'khong-hoan-thanh'
                      | 'ky-luat'
                      | 'qua-tuoi'
                      | 'uy-tin-thap'
                      | 'vi-pham'
                    );
                more?: {
                  [key: string]: boolean | number | string;
                };
                /** @enum {unknown} */
                movement: 'remove';
                note: string;
                person: string;
                /** @enum {string} */
                post: 'bi-thu' | 'chi-uy-vien' | 'pho-bi-thu';
                reason: string;
              }
            | {
                more?: {
                  [key: string]: boolean | number | string;
                };
                /** @enum {unknown} */
                movement: 'add';
                note: string;
                person: string;
                /** @enum {string} */
                post: 'bi-thu' | 'chi-uy-vien' | 'pho-bi-thu';
              }
            | {
                more?: {
                  [key: string]: boolean | number | string;
                };
                /** @enum {unknown} */
                movement: 'continue';
                note: string;
                person: string;
                /** @enum {string} */
                post: 'bi-thu' | 'chi-uy-vien' | 'pho-bi-thu';
              }
          )[];
          more?: {
            [key: string]: boolean | number | string;
          };
          /**
           * @description "Không thay đổi" is a full answer. It may leave `lines` empty, and everybody planned so far then continues.
           * @enum {string}
           */
          outcome: 'changed' | 'unchanged';
          term: {
            id: string;
            /** @description The name as printed: "2022-2025". */
            name: string;
          };
        }[];
      };
      /** @description True when a report of its round was taken since. The next write then begins the next round with it. */
      submitted: boolean;
      /** @description Version of the draft, not of the obligation; 0 when nothing was ever stored. It is also the ETag. */
      version: number;
      /** @description Hash of the kept workbook that the draft came from; null when it was typed from the start. */
      workbook: null | string;
    };
    /** @description An earlier state of a draft. */
    DraftState: {
      by: string;
      round: number;
      /** @description Number of rows by table. */
      rows: {
        [key: string]: number;
      };
      savedAt: string;
      version: number;
      /** @description Hash of the workbook that it came from; null when it was typed. */
      workbook: null | string;
    };
    DraftView: {
      attachments?: string[];
      fields?: {
        [key: string]: string[] | boolean | null | number | string;
      };
      /** @description The first two thousand findings. `moreFindings` counts the others. */
      findings: components['schemas']['Finding.forms'][];
      moreFindings: number;
      note?: string;
      number?: string;
      obligation: string;
      /** @description Whether a report is taken in the obligation's present state. If not, the draft can only be read. */
      open: boolean;
      /** @enum {string} */
      outcome?: 'changed' | 'reported' | 'unchanged';
      /** @description True when there is no error, so it can be sent as it is. */
      ready: boolean;
      reportedOn?: string;
      /** @description The round for which it is typed, from 1. */
      round: number;
      savedAt: null | string;
      /** @description For planning: the submission that was checked, to be sent exactly as it is here. Null while a cell cannot be read, and for other forms, whose `tables` are sent. */
      submission: null | {
        cell: string;
        meetings: {
          /** @description Phát ra, thu về, hợp lệ. `agreed` counts “đồng ý” for each person and post. */
          ballot: null | {
            issued: number;
            returned: number;
            valid: number;
            votes: {
              agreed: number;
              more?: {
                [key: string]: boolean | number | string;
              };
              person: string;
              /** @enum {string} */
              post: 'bi-thu' | 'chi-uy-vien' | 'pho-bi-thu';
              term: string;
            }[];
          };
          heldOn: string;
          id: string;
          /** @description Triệu tập, có mặt. */
          invited: number;
          /** @enum {string} */
          kind: 'chi-bo' | 'chi-uy-ket-luan' | 'chi-uy-ra-soat';
          more?: {
            [key: string]: boolean | number | string;
          };
          present: number;
        }[];
        people: {
          /** @description `1980-03-15`, `1980-03` or `1980`. */
          born: string;
          cardNumber: string;
          /** @description Null when the person is not under discipline. `until` is the day on which it ends; null when it is not recorded. Form and ground are left out, because the rule needs neither. */
          discipline: null | {
            until: null | string;
          };
          /** @description "" when it is not known. */
          ethnicity: string;
          id: string;
          name: string;
          /** @description The post that the person holds in the cell now; null for none. */
          partyPost: null | ('bi-thu' | 'chi-uy-vien' | 'pho-bi-thu');
          politicalTheory: string;
          position: string;
          qualification: string;
          /** @description At most three, the latest year first. */
          ratings: {
            /** @enum {string} */
            rating: 'htnv' | 'httnv' | 'htxsnv' | 'khtnv';
            year: number;
          }[];
          /** @enum {string} */
          sex: 'nam' | 'nu';
        }[];
        /** @enum {unknown} */
        schemaVersion: 1;
        terms: {
          /** @description Version of the approved list that was reviewed (0 when no list was approved so far). */
          baseVersion: number;
          lines: (
            | {
                ground:
                  | null
                  | (
                      | 'chinh-tri'
                      | 'chuyen-cong-tac'
                      | 'doi-chuc-danh'
                      | 'khac'
                      | 'khong-du-tieu-chuan'
                      | 'khong-hoan-thanh'
                      | 'ky-luat'
                      | 'qua-tuoi'
                      | 'uy-tin-thap'
                      | 'vi-pham'
                    );
                more?: {
                  [key: string]: boolean | number | string;
                };
                /** @enum {unknown} */
                movement: 'remove';
                note: string;
                person: string;
                /** @enum {string} */
                post: 'bi-thu' | 'chi-uy-vien' | 'pho-bi-thu';
                reason: string;
              }
            | {
                more?: {
                  [key: string]: boolean | number | string;
                };
                /** @enum {unknown} */
                movement: 'add';
                note: string;
                person: string;
                /** @enum {string} */
                post: 'bi-thu' | 'chi-uy-vien' | 'pho-bi-thu';
              }
            | {
                more?: {
                  [key: string]: boolean | number | string;
                };
                /** @enum {unknown} */
                movement: 'continue';
                note: string;
                person: string;
                /** @enum {string} */
                post: 'bi-thu' | 'chi-uy-vien' | 'pho-bi-thu';
              }
          )[];
          more?: {
            [key: string]: boolean | number | string;
          };
          /**
           * @description "Không thay đổi" is a full answer. It may leave `lines` empty, and everybody planned so far then continues.
           * @enum {string}
           */
          outcome: 'changed' | 'unchanged';
          term: {
            id: string;
            /** @description The name as printed: "2022-2025". */
            name: string;
          };
        }[];
      };
      /** @description True when a report of its round was taken since. The next write then begins the next round with it. */
      submitted: boolean;
      tables: {
        [key: string]: {
          [key: string]: string[] | boolean | null | number | string;
        }[];
      };
      /** @description Version of the draft, not of the obligation; 0 when nothing was ever stored. It is also the ETag. */
      version: number;
      /** @description Hash of the kept workbook that the draft came from; null when it was typed from the start. */
      workbook: null | string;
    };
    Ending: {
      document: string;
      movedTo?: string[];
    };
    FieldError: {
      message: string;
      /** @description The dotted path of the field, or '' for the whole body. */
      path: string;
    };
    /** @description One fault or doubt in a report: where it stands, and what to do. */
    'Finding.forms': {
      /** @description Column key; null for the row as a whole. */
      column: null | string;
      /** @description What to do, in whole Vietnamese sentences. */
      fix: string;
      /** @description The same report gives the same id. Another measured value gives another id, so an acceptance never covers what the reviewer did not see. */
      id: string;
      /** @description What is wrong, in Vietnamese, without a full stop, so that a full stop and the fix can follow. */
      message: string;
      /** @description `number` counts from 1 in the table as read; `key` survives sorting. Null for the table as a whole. */
      row: null | {
        key: string;
        number: number;
      };
      /** @description All rows when one cause affects many; `row` is the first of them. */
      rows?: number[];
      /** @description Rule code in capitals: `CELL_REQUIRED`. */
      rule: string;
      severity: components['schemas']['Severity'];
      /** @description Null for a matter of form, which has no legal source. */
      source: null | {
        /** @enum {string} */
        certainty: '?' | 'A' | 'B' | 'C' | 'L' | 'S';
        /** @description The source as cited: "Quy định số 377-QĐ/TW, ngày 08/10/2025". */
        reference: string;
      };
      /** @description Table key of the form. A finding about the whole report names the table that has to be changed. */
      table: string;
    };
    /** @description One fault in a definition: its line and column (both from 1), what is wrong and what to write instead. */
    'Finding.workflow': {
      column: number;
      file: string;
      /** @description What to do, in Vietnamese. */
      fix: string;
      line: number;
      /** @description In Vietnamese. */
      message: string;
    };
    /** @description The table as it is answered: at most so many rows of each part, the sums over all of them. */
    FormTableAnswer: {
      cells: {
        /** @description Without those that no longer owe anything here. */
        all: number;
        /** @description Those whose report stands: it was sent and is neither returned nor refused. */
        counted: number;
        /** @description The others, with the status of each. */
        without: {
          cell: string;
          name: string;
          /** @enum {string} */
          status:
            | 'approved'
            | 'cancelled'
            | 'concluded'
            | 'expired'
            | 'in-step'
            | 'issued'
            | 'rejected'
            | 'returned'
            | 'reviewed'
            | 'submitted';
        }[];
      };
      directive: string;
      issuedOn: string;
      /** @description Number of rows that are not shown here. The workbook has all of them. */
      moreRows: number;
      status: string;
      symbol: string;
      tables: components['schemas']['SummedTable'][];
      /** @description Of the form. */
      title: string;
      year: number;
    };
    /** @description A superior's directive as the committee's own duty. */
    FromAbove: {
      body: string;
      /** @description The directive here that answers it; null while none does. */
      directive: null | string;
      dueOn: string;
      /** @enum {string} */
      from: 'file' | 'installation';
      id: string;
      number: string;
      on: string;
      state: components['schemas']['AnswerState'];
      subject: string;
      /** @description The superior has withdrawn it since. It is listed while something here answers it. */
      withdrawn: boolean;
      wording: string;
    };
    FurtherLetter: {
      corrects: boolean;
      notice: string;
      on: string;
      symbol: string;
    };
    HeldOffice: {
      cell: null | string;
      id: string;
      /** @enum {string} */
      role:
        | 'admin'
        | 'approver'
        | 'auditor'
        | 'cell'
        | 'clerk'
        | 'department'
        | 'reviewer'
        | 'signer'
        | 'standing-committee'
        | 'visitor';
    };
    IssueAnswer: {
      cells: number;
      directive: string;
      notice: string;
      symbol: string;
      version: number;
    };
    Judgement: {
      eligible: number;
      leftOut: components['schemas']['LeftOut'][];
      selected: number;
    };
    /** @description `key` tells rows apart between rounds. Values are by column key; a missing one is null. */
    KeyedRow: {
      key: string;
      values: {
        [key: string]: components['schemas']['Value'];
      };
    };
    /** @description Why some of the selected obligations are left out. `cells` are the first few of them. */
    LeftOut: {
      cells: string[];
      code: string;
      count: number;
      message: string;
    };
    ListedSession: {
      address: string;
      /** @description True for the session that asks. */
      current: boolean;
      /** @description A few words: 'Chrome trên Windows'. */
      device: string;
      id: string;
      ownPhone: boolean;
      seenAt: string;
      signedInAt: string;
    };
    LogPage: {
      events: components['schemas']['SecurityLine'][];
      /** @description What `after` is for the next page; null on the last. */
      next: null | string;
    };
    MessageLine: {
      at: string;
      body: string;
      /** @description Null when it is for the committee's own people who hold `role`. */
      cell: null | string;
      /** @description What became of it, by channel. */
      deliveries: {
        [key: string]: string;
      };
      id: string;
      mail: string;
      /** @description What a person wrote with the decision (a reason, its paper). It is shown here and never mailed. */
      note: null | string;
      obligation: string;
      role: null | string;
      step: string;
      subject: string;
    };
    MoveAnswer: {
      directive: string;
      /** @description The obligations that are cancelled, and those that take their place. */
      from: string[];
      to: string[];
      version: number;
    };
    Named: {
      cell: string;
      name: string;
    };
    NoticeLine: {
      /** @description Together with number and type, it tells the paper from every other, because two terms may use the same symbol. */
      body: string;
      cell: null | string;
      deliveredTo: string[];
      documentType: string;
      dossier: string;
      /** @description File in the archive; null until it is sealed. */
      file: null | string;
      issuedOn: string;
      kind: string;
      notice: string;
      number: number;
      /** @description Set for a notice that no longer counts: since when, and by which paper. The reason is shown to those who may see the cell's file. */
      revoked: null | {
        at: string;
        document: null | string;
        documentOn: null | string;
        reason: null | string;
      };
      sha256: null | string;
      size: null | number;
      symbol: string;
      term: string;
      title: string;
    };
    /** @description The answer of every command on an obligation. `version` is its ETag. */
    ObligationAnswer: {
      obligation: string;
      /** @description The state of the definition, where it is not of the status' name. */
      standsAt?: string;
      status: string;
      version: number;
    };
    ObligationView: {
      added?: Record<string, never>;
      /** @description Reason, paper and links of an obligation that was cancelled, or that was added after the issue. Left out for every other obligation. */
      cancelled?: Record<string, never>;
      cell: string;
      cutoffAt: string;
      directive: string;
      dueOn: string;
      history: {
        actor: string;
        /** @description What an actor is called behind whom no account is. */
        actorText?: string;
        at: string;
        reason?: string;
        type: string;
        version: number;
      }[];
      /** @description The deadline that the next round would get if the report were returned now without a day. Null when nothing can be returned. */
      ifReturned: null | {
        cutoffAt: string;
        dueOn: string;
        wording: string;
      };
      obligation: string;
      /** @description What the definition lets this reader do from there; a step also says how many must agree. */
      offered: components['schemas']['Offered'][];
      receipts: {
        completedAt: string;
        number: string;
        sha256: string;
        timeliness: string;
        warnings: number;
      }[];
      round: number;
      /** @description The state of the definition in which it stands, and what that is called. */
      standsAt: string;
      status: string;
      title: string;
      version: number;
      /** @description The deadline in words, as the last return or extension set it. */
      wording: string;
    };
    Offered: {
      /** @description How many have agreed. */
      agreed: number;
      command: string;
      people: number;
      /** @description It is taken at `steps/<command>`. */
      step: boolean;
      title: string;
    };
    /** @description A campaign that the system opened from a standing letter. */
    OpenedPeriod: {
      directive: string;
      dueOn: string;
      period: string;
    };
    /** @description The term of an office has passed, and the report still waits for it. */
    Overdue: {
      commands: string[];
      /** @description The last day of the term, and the first day on which the office is late. */
      dueOn: string;
      /** @description Who must act, by which commands of the definition. */
      roles: (
        | 'admin'
        | 'approver'
        | 'auditor'
        | 'cell'
        | 'clerk'
        | 'department'
        | 'reviewer'
        | 'signer'
        | 'standing-committee'
        | 'system'
      )[];
      since: string;
      /** @description The same in words. */
      text: string;
    };
    /** @description As its owner sees it. */
    PasskeyLine: {
      /** @description Where it was made: 'Chrome trên Windows'. */
      device: string;
      id: string;
      madeAt: string;
      usedAt: null | string;
    };
    /** @description A finding with the place where a person looks for it: the sheet and a cell like `C7`; both are '' for the workbook as a whole. */
    PlacedFinding: {
      cell: string;
      /** @description Column key; null for the row as a whole. */
      column: null | string;
      /** @description What to do, in whole Vietnamese sentences. */
      fix: string;
      /** @description The same report gives the same id. Another measured value gives another id, so an acceptance never covers what the reviewer did not see. */
      id: string;
      /** @description What is wrong, in Vietnamese, without a full stop, so that a full stop and the fix can follow. */
      message: string;
      /** @description `number` counts from 1 in the table as read; `key` survives sorting. Null for the table as a whole. */
      row: null | {
        key: string;
        number: number;
      };
      /** @description All rows when one cause affects many; `row` is the first of them. */
      rows?: number[];
      /** @description Rule code in capitals: `CELL_REQUIRED`. */
      rule: string;
      severity: components['schemas']['Severity'];
      sheet: string;
      /** @description Null for a matter of form, which has no legal source. */
      source: null | {
        /** @enum {string} */
        certainty: '?' | 'A' | 'B' | 'C' | 'L' | 'S';
        /** @description The source as cited: "Quy định số 377-QĐ/TW, ngày 08/10/2025". */
        reference: string;
      };
      /** @description Table key of the form. A finding about the whole report names the table that has to be changed. */
      table: string;
    };
    /** @description A reminder that will go out. It is shown before the issue, so every mail of the directive is known beforehand. */
    PlannedReminder: {
      at: string;
      cells: number;
      on: string;
      step: string;
    };
    /** @description A problem by RFC 9457, with a stable code. `title` and `detail` are Vietnamese and say what to do. */
    Problem: {
      code: string;
      detail: string;
      errors?: components['schemas']['FieldError'][];
      status: number;
      title: string;
      type: string;
    } & {
      [key: string]: unknown;
    };
    /** @description A variant of PublicKeyCredentialCreationOptions suitable for JSON transmission to the browser to (eventually) get passed into navigator.credentials.create(...) in the browser. This should eventually get replaced with official TypeScript DOM types when WebAuthn L3 types eventually make it into the language: https://w3c.github.io/webauthn/#dictdef-publickeycredentialcreationoptionsjson */
    PublicKeyCredentialCreationOptionsJSON: {
      /** @enum {string} */
      attestation?: 'direct' | 'enterprise' | 'indirect' | 'none';
      attestationFormats?: components['schemas']['AttestationFormat'][];
      authenticatorSelection?: components['schemas']['AuthenticatorSelectionCriteria'];
      challenge: string;
      excludeCredentials?: components['schemas']['PublicKeyCredentialDescriptorJSON'][];
      extensions?: components['schemas']['AuthenticationExtensionsClientInputs'];
      hints?: components['schemas']['PublicKeyCredentialHint'][];
      pubKeyCredParams: components['schemas']['PublicKeyCredentialParameters'][];
      rp: components['schemas']['PublicKeyCredentialRpEntity'];
      timeout?: number;
      user: components['schemas']['PublicKeyCredentialUserEntityJSON'];
    };
    PublicKeyCredentialDescriptorJSON: {
      id: string;
      transports?: string[];
      type: string;
    };
    /**
     * @description Categories of authenticators that Relying Parties can pass along to browsers during registration. Browsers that understand these values can optimize their modal experience to start the user off in a particular registration flow: - `hybrid`: A platform authenticator on a mobile device - `security-key`: A portable FIDO2 authenticator capable of being used on multiple devices via a USB or NFC connection - `client-device`: The device that WebAuthn is being called on. Typically synonymous with platform authenticators See https://w3c.github.io/webauthn/#enumdef-publickeycredentialhint These values are less strict than `authenticatorAttachment`
     * @enum {string}
     */
    PublicKeyCredentialHint: 'client-device' | 'hybrid' | 'security-key';
    PublicKeyCredentialParameters: {
      alg: number;
      /** @enum {unknown} */
      type: 'public-key';
    };
    /** @description A variant of PublicKeyCredentialRequestOptions suitable for JSON transmission to the browser to (eventually) get passed into navigator.credentials.get(...) in the browser. */
    PublicKeyCredentialRequestOptionsJSON: {
      allowCredentials?: components['schemas']['PublicKeyCredentialDescriptorJSON'][];
      challenge: string;
      extensions?: components['schemas']['AuthenticationExtensionsClientInputs'];
      hints?: components['schemas']['PublicKeyCredentialHint'][];
      rpId?: string;
      timeout?: number;
      /** @enum {string} */
      userVerification?: 'discouraged' | 'preferred' | 'required';
    };
    PublicKeyCredentialRpEntity: {
      id?: string;
      name: string;
    };
    /** @description https://w3c.github.io/webauthn/#dictdef-publickeycredentialuserentityjson */
    PublicKeyCredentialUserEntityJSON: {
      displayName: string;
      id: string;
      name: string;
    };
    PublishAnswer: {
      at: string;
      definition: string;
      name: string;
      version: number;
    };
    RecallAnswer: {
      /** @description Number of obligations that ended with it; 0 when it was withdrawn already. */
      cancelled: number;
      directive: string;
      notice: string;
      symbol: string;
      version: number;
    };
    ReceiptRow: {
      begunAt: string;
      completedAt: string;
      number: string;
      sha256: string;
      /** @enum {string} */
      timeliness: 'late' | 'onTime' | 'straddled';
      /** @description Number of warnings on the day of its arrival. */
      warnings: number;
    };
    /** @description Who gets the directive, and which cells of the committee do not. */
    RecipientsAnswer: {
      leftOut: components['schemas']['Named'][];
      /** @description True: pinned at the issue; false: as it would be issued today. */
      pinned: boolean;
      selected: components['schemas']['Named'][];
    };
    RemoveAnswer: {
      id: string;
      obligation: string;
      /** @enum {unknown} */
      removed: true;
    };
    /** @description A report that the committee has issued to its superior. */
    ReportBelow: {
      directive: string;
      issuedOn: string;
      notice: string;
      /** @description Where its PDF is; null until it is sealed. */
      pdf: null | string;
      symbol: string;
    };
    /** @description A table of a report as people see it: its columns, and its rows by their keys. */
    ReportTable: {
      columns: components['schemas']['Column'][];
      key: string;
      rows: components['schemas']['KeyedRow'][];
      title: string;
    };
    ReportView: {
      cell: string;
      /** @description The day of the check. Null when the round was decided already or is a former one, so that nothing is checked. */
      checkedOn: null | string;
      comments: components['schemas']['ShownComment'][];
      /** @description The decisions about this round. A cell does not read the reviewer's opinion. */
      decisions: {
        at: string;
        event:
          | {
              data: {
                by: string;
                corrects: string;
                document: string;
                documentOn: string;
                notice: string;
                points: string[];
                reason: string;
                symbol: string;
              };
              /** @enum {unknown} */
              type: 'ApprovalCorrected';
            }
          | {
              data: {
                by: string;
                document: string;
                documentOn: string;
                notice?: string;
                reason: string;
                round: number;
                symbol?: string;
                /** @enum {string} */
                to?: 'submitted';
              };
              /** @enum {unknown} */
              type: 'ApprovalRevoked';
            }
          | {
              data: {
                by: string;
                cutoffAt: string;
                document: string;
                dueOn: string;
                reason: string;
                wording: string;
              };
              /** @enum {unknown} */
              type: 'DeadlineExtended';
            }
          | {
              data: {
                by: string;
              };
              /** @enum {unknown} */
              type: 'ObligationAcknowledged';
            }
          | {
              data: {
                by: string;
                document: string;
                movedTo?: string[];
                reason: string;
              };
              /** @enum {unknown} */
              type: 'ObligationCancelled';
            }
          | {
              data: {
                cutoffAt: string;
                effectiveAt: string;
              };
              /** @enum {unknown} */
              type: 'ObligationExpired';
            }
          | {
              data: {
                added?: {
                  by: string;
                  document: string;
                  movedFrom?: string[];
                  reason: string;
                };
                cell: string;
                cutoffAt: string;
                directive: string;
                dueOn: string;
                terms?: {
                  list: {
                    endsOn: null | string;
                    id: string;
                    name: string;
                    startsOn: string;
                  }[];
                  on: string;
                };
                wording: string;
                workflow: string;
              };
              /** @enum {unknown} */
              type: 'ObligationIssued';
            }
          | {
              data: {
                by: string;
                cutoffAt: string;
                document: string;
                dueOn: string;
                reason: string;
                wording: string;
              };
              /** @enum {unknown} */
              type: 'ObligationReopened';
            }
          | {
              data: {
                at?: string;
                by: string;
                cutoffAt?: string;
                document: string;
                documentOn: string;
                dueOn?: string;
                reason: string;
                round: number;
                /** @enum {string} */
                to: 'concluded' | 'in-step' | 'returned' | 'reviewed' | 'submitted';
                wording?: string;
              };
              /** @enum {unknown} */
              type: 'RejectionUndone';
            }
          | {
              data: {
                by: string;
                decisions?: {
                  /** @description `lineId`. */
                  line: string;
                  reason: string;
                  /** @enum {string} */
                  verdict: 'approve' | 'strike';
                }[];
                meeting: {
                  agreed: number;
                  on: string;
                  present: number;
                };
                notice?: string;
                round: number;
              };
              /** @enum {unknown} */
              type: 'ReportApproved';
            }
          | {
              data: {
                by: string;
                reason: string;
                round: number;
              };
              /** @enum {unknown} */
              type: 'ReportRejected';
            }
          | {
              data: {
                by: string;
                comments?: string[];
                cutoffAt?: string;
                dueOn?: string;
                reason: string;
                round: number;
                wording?: string;
              };
              /** @enum {unknown} */
              type: 'ReportReturned';
            }
          | {
              data: {
                acceptances?: {
                  finding: string;
                  reason: string;
                }[];
                by: string;
                /** @enum {boolean} */
                concludes?: true;
                opinion: string;
                round: number;
              };
              /** @enum {unknown} */
              type: 'ReportReviewed';
            }
          | {
              data: {
                by: string;
                completedAt: string;
                /** @enum {string} */
                reason: 'late' | 'straddled';
                receipt: string;
                sha256: string;
              };
              /** @enum {unknown} */
              type: 'ReportSetAside';
            }
          | {
              data: {
                acceptance?: {
                  reason: string;
                };
                by: string;
                completedAt: string;
                /** @enum {boolean} */
                concludes?: true;
                /** @description It came at or after the cutoff and counts because the definition takes late reports in; `reason`: the cell's own. `afterMark`: it led out of the mark. */
                late?: {
                  /** @enum {boolean} */
                  afterMark?: true;
                  reason?: string;
                };
                receipt: string;
                round: number;
                sha256: string;
              };
              /** @enum {unknown} */
              type: 'ReportSubmitted';
            }
          | {
              data: {
                by: string;
                reason: string;
                round: number;
              };
              /** @enum {unknown} */
              type: 'ReportWithdrawn';
            }
          | {
              data: {
                by: string;
                fields?: {
                  [key: string]: string[] | boolean | null | number | string;
                };
                opinion?: string;
                round: number;
                step: string;
              };
              /** @enum {unknown} */
              type: 'StepAgreed';
            }
          | {
              data: {
                by: string;
                /** @enum {boolean} */
                concludes?: true;
                /** @description What the office filled in, by the keys of the step's fields in form.yaml. */
                fields?: {
                  [key: string]: string[] | boolean | null | number | string;
                };
                /** @description Where the definition has a paper for this step. */
                notice?: string;
                opinion?: string;
                round: number;
                step: string;
                to: string;
              };
              /** @enum {unknown} */
              type: 'StepTaken';
            }
          | {
              data: {
                by: string;
                document: string;
                dryRun: string;
                from: string;
                reason: string;
                workflow: string;
              };
              /** @enum {unknown} */
              type: 'WorkflowMigrated';
            };
      }[];
      directive: string;
      files: {
        bytes: number;
        id: string;
        name: string;
        sha256: string;
        type: string;
      }[];
      /** @description `accepted` is the reason for which a reviewer let the finding stand. */
      findings: {
        accepted: null | string;
        /** @description Column key; null for the row as a whole. */
        column: null | string;
        /** @description What to do, in whole Vietnamese sentences. */
        fix: string;
        /** @description The same report gives the same id. Another measured value gives another id, so an acceptance never covers what the reviewer did not see. */
        id: string;
        /** @description What is wrong, in Vietnamese, without a full stop, so that a full stop and the fix can follow. */
        message: string;
        /** @description `number` counts from 1 in the table as read; `key` survives sorting. Null for the table as a whole. */
        row: null | {
          key: string;
          number: number;
        };
        /** @description All rows when one cause affects many; `row` is the first of them. */
        rows?: number[];
        /** @description Rule code in capitals: `CELL_REQUIRED`. */
        rule: string;
        severity: components['schemas']['Severity'];
        /** @description Null for a matter of form, which has no legal source. */
        source: null | {
          /** @enum {string} */
          certainty: '?' | 'A' | 'B' | 'C' | 'L' | 'S';
          /** @description The source as cited: "Quy định số 377-QĐ/TW, ngày 08/10/2025". */
          reference: string;
        };
        /** @description Table key of the form. A finding about the whole report names the table that has to be changed. */
        table: string;
      }[];
      obligation: string;
      receipt: components['schemas']['ReceiptRow'];
      report:
        | {
            attachments: string[];
            /** @description Why it comes after the deadline; where the definition takes late reports in, it then counts. */
            lateReason?: string;
            note: string;
            number: string;
            /** @enum {string} */
            outcome: 'changed' | 'unchanged';
            reportedOn: string;
            submission: {
              cell: string;
              meetings: {
                /** @description Phát ra, thu về, hợp lệ. `agreed` counts “đồng ý” for each person and post. */
                ballot: null | {
                  issued: number;
                  returned: number;
                  valid: number;
                  votes: {
                    agreed: number;
                    more?: {
                      [key: string]: boolean | number | string;
                    };
                    person: string;
                    /** @enum {string} */
                    post: 'bi-thu' | 'chi-uy-vien' | 'pho-bi-thu';
                    term: string;
                  }[];
                };
                heldOn: string;
                id: string;
                /** @description Triệu tập, có mặt. */
                invited: number;
                /** @enum {string} */
                kind: 'chi-bo' | 'chi-uy-ket-luan' | 'chi-uy-ra-soat';
                more?: {
                  [key: string]: boolean | number | string;
                };
                present: number;
              }[];
              people: {
                /** @description `1980-03-15`, `1980-03` or `1980`. */
                born: string;
                cardNumber: string;
                /** @description Null when the person is not under discipline. `until` is the day on which it ends; null when it is not recorded. Form and ground are left out, because the rule needs neither. */
                discipline: null | {
                  until: null | string;
                };
                /** @description "" when it is not known. */
                ethnicity: string;
                id: string;
                name: string;
                /** @description The post that the person holds in the cell now; null for none. */
                partyPost: null | ('bi-thu' | 'chi-uy-vien' | 'pho-bi-thu');
                politicalTheory: string;
                position: string;
                qualification: string;
                /** @description At most three, the latest year first. */
                ratings: {
                  /** @enum {string} */
                  rating: 'htnv' | 'httnv' | 'htxsnv' | 'khtnv';
                  year: number;
                }[];
                /** @enum {string} */
                sex: 'nam' | 'nu';
              }[];
              /** @enum {unknown} */
              schemaVersion: 1;
              terms: {
                /** @description Version of the approved list that was reviewed (0 when no list was approved so far). */
                baseVersion: number;
                lines: (
                  | {
                      ground:
                        | null
                        | (
                            | 'chinh-tri'
                            | 'chuyen-cong-tac'
                            | 'doi-chuc-danh'
                            | 'khac'
                            | 'khong-du-tieu-chuan'
                            | 'khong-hoan-thanh'
                            | 'ky-luat'
                            | 'qua-tuoi'
                            | 'uy-tin-thap'
                            | 'vi-pham'
                          );
                      more?: {
                        [key: string]: boolean | number | string;
                      };
                      /** @enum {unknown} */
                      movement: 'remove';
                      note: string;
                      person: string;
                      /** @enum {string} */
                      post: 'bi-thu' | 'chi-uy-vien' | 'pho-bi-thu';
                      reason: string;
                    }
                  | {
                      more?: {
                        [key: string]: boolean | number | string;
                      };
                      /** @enum {unknown} */
                      movement: 'add';
                      note: string;
                      person: string;
                      /** @enum {string} */
                      post: 'bi-thu' | 'chi-uy-vien' | 'pho-bi-thu';
                    }
                  | {
                      more?: {
                        [key: string]: boolean | number | string;
                      };
                      /** @enum {unknown} */
                      movement: 'continue';
                      note: string;
                      person: string;
                      /** @enum {string} */
                      post: 'bi-thu' | 'chi-uy-vien' | 'pho-bi-thu';
                    }
                )[];
                more?: {
                  [key: string]: boolean | number | string;
                };
                /**
                 * @description "Không thay đổi" is a full answer. It may leave `lines` empty, and everybody planned so far then continues.
                 * @enum {string}
                 */
                outcome: 'changed' | 'unchanged';
                term: {
                  id: string;
                  /** @description The name as printed: "2022-2025". */
                  name: string;
                };
              }[];
            };
          }
        | {
            attachments: string[];
            fields?: {
              [key: string]: string[] | boolean | null | number | string;
            };
            /** @description Why it comes after the deadline; where the definition takes late reports in, it then counts. */
            lateReason?: string;
            note: string;
            number?: string;
            /** @enum {unknown} */
            outcome: 'reported';
            reportedOn?: string;
            tables: {
              [key: string]: {
                [key: string]: string[] | boolean | null | number | string;
              }[];
            };
          };
      round: number;
      rounds: components['schemas']['SentRound'][];
      status: string;
      tables: components['schemas']['ReportTable'][];
      version: number;
      workbook?: {
        bytes: number;
        findings: {
          cell: string;
          column: null | string;
          fix: string;
          id: string;
          message: string;
          row: null | {
            key: string;
            number: number;
          };
          rows?: number[];
          rule: string;
          /** @enum {string} */
          severity: 'error' | 'warning';
          sheet: string;
          source: null | {
            /** @enum {string} */
            certainty: '?' | 'A' | 'B' | 'C' | 'L' | 'S';
            /** @description The source as cited: "Quy định số 377-QĐ/TW, ngày 08/10/2025". */
            reference: string;
          };
          table: string;
        }[];
        sha256: string;
      };
    };
    ResultsAnswer: {
      directive: string;
      notice: string;
      symbol: string;
      version: number;
    };
    /** @description Contains the day that now holds, chosen or by default, for the person who returns the report. */
    ReturnAnswer: {
      cutoffAt: string;
      dueOn: string;
      obligation: string;
      /** @description The state of the definition, where it is not of the status' name. */
      standsAt?: string;
      status: string;
      version: number;
      wording: string;
    };
    RevokeAnswer: {
      notice: null | string;
      obligation: string;
      /** @description The state of the definition, where it is not of the status' name. */
      standsAt?: string;
      status: string;
      version: number;
    };
    /** @description What the later round changed in the earlier one. Rows are compared by their keys (a person's line keeps its key), and files by their bytes. */
    RoundsDiff: {
      files: {
        added: string[];
        removed: string[];
      };
      from: number;
      obligation: string;
      tables: {
        added: components['schemas']['KeyedRow'][];
        changed: components['schemas']['RowChange'][];
        key: string;
        removed: components['schemas']['KeyedRow'][];
        title: string;
      }[];
      to: number;
    };
    RowChange: {
      columns: components['schemas']['ColumnChange'][];
      key: string;
    };
    /** @description One line of "what will be checked": a rule, or one of its parameters. */
    RuleExplanation: {
      /** @enum {string} */
      certainty: '?' | 'A' | 'B' | 'C' | 'L' | 'S';
      parameters: {
        /** @enum {string} */
        certainty: '?' | 'A' | 'B' | 'C' | 'L' | 'S';
        name: string;
        note: string;
        value: null | number | string;
      }[];
      /** @enum {string} */
      rule:
        | 'ADDITION_WITHOUT_VOTE'
        | 'AGE_BANDS_TOO_FEW'
        | 'AGE_IMPLAUSIBLE'
        | 'ALREADY_IN_BASE'
        | 'BALLOT_IMPOSSIBLE'
        | 'BASE_NOT_ANSWERED'
        | 'BASE_STALE'
        | 'BIRTH_IMPOSSIBLE'
        | 'CHANGE_INCOMPLETE'
        | 'COEFFICIENT_OUT_OF_RANGE'
        | 'DISCIPLINE_IN_FORCE'
        | 'MEETING_NOT_IN_CELL'
        | 'MEETING_OUTSIDE_CAMPAIGN'
        | 'MEETING_TOO_LARGE'
        | 'MONTHS_TOO_FEW'
        | 'NAMESAKES'
        | 'NOT_IN_BASE'
        | 'OUTCOME_CONTRADICTED'
        | 'PERSON_MISMATCH'
        | 'PERSON_NAME_DIFFERS'
        | 'PERSON_NOT_ON_RECORD'
        | 'PERSON_REPEATED'
        | 'PERSON_TOO_MANY_POSTS'
        | 'PERSON_UNDESCRIBED'
        | 'POST_ALREADY_HELD'
        | 'POST_CROWDED'
        | 'POST_NOT_HIGHER'
        | 'POST_NOT_IN_CELL'
        | 'QUORUM_MISSED'
        | 'RATED_NOT_COMPLETED'
        | 'RATING_MISSING'
        | 'REMOVAL_WITHOUT_REASON'
        | 'RETIREMENT_REACHED'
        | 'SEATS_UNKNOWN'
        | 'SHARE_OF_MINORITIES'
        | 'SHARE_OF_WOMEN'
        | 'SHARE_OF_YOUNG'
        | 'TERM_CLOSED'
        | 'TERM_NOT_ASKED'
        | 'TERM_NOT_REVIEWED'
        | 'VOTE_TOO_LOW'
        | 'VOTE_WITHOUT_LINE';
      severity: components['schemas']['Severity'];
      source: string;
      title: string;
    };
    /** @description What the reports of a directive are checked by. `certainties` explains the letters of `certainty`. */
    RulesAnswer: {
      certainties: {
        [key: string]: string;
      };
      /** @description The “Căn cứ” line of its papers. */
      ground: string;
      /** @description Rules that need facts which the form does not ask for. A person checks them. */
      notChecked: {
        source: string;
        text: string;
      }[];
      /** @description The day by which the set was chosen: the day of issue, or today for a draft. */
      on: string;
      rules: components['schemas']['RuleExplanation'][];
      ruleSet: string;
      title: string;
    };
    /** @description A line of the security log, as it is read. */
    SecurityLine: {
      address: null | string;
      at: string;
      detail: {
        [key: string]: boolean | number | string;
      };
      device: null | string;
      id: string;
      /** @enum {string} */
      kind:
        | 'burst'
        | 'code-made'
        | 'code-used'
        | 'exported'
        | 'invitation-made'
        | 'invitation-used'
        | 'offices-changed'
        | 'passkey-added'
        | 'passkey-removed'
        | 'password-changed'
        | 'recovery-asked'
        | 'recovery-used'
        | 'refused'
        | 'reset'
        | 'session-ended'
        | 'sign-in-failed'
        | 'signed-in'
        | 'stepped-up'
        | 'token-refused'
        | 'totp-off'
        | 'totp-on';
      /** @description The name that the person bears today. */
      name: null | string;
      office: null | string;
      official: null | string;
    };
    /** @description A report as it was sent: its round, and the receipt under which it is kept. */
    SentRound: {
      at: string;
      receipt: string;
      round: number;
    };
    /** @enum {string} */
    Severity: 'error' | 'warning';
    SharedArrayBuffer: {
      /** @description Read-only. The length of the ArrayBuffer (in bytes). */
      byteLength: number;
    };
    /** @description A comment with its place in the round that is shown. The place is undefined when this round does not have it. */
    ShownComment: {
      anchor:
        | null
        | {
            file: string;
            page: null | number;
          }
        | {
            column: null | string;
            row: null | string;
            table: string;
          };
      at: string;
      by: string;
      id: string;
      place?:
        | null
        | {
            file: string;
            page: null | number;
          }
        | {
            column: null | string;
            row: null | string;
            table: string;
          };
      resolvedAt: null | string;
      resolvedBy: null | string;
      round: number;
      text: string;
    };
    Subordinate: {
      committee: string;
      directives: components['schemas']['DirectiveBelow'][];
      name: string;
      reports: components['schemas']['ReportBelow'][];
    };
    /** @description A count with what is counted, in the words of the definition. */
    Sum: {
      label: string;
      value: number;
    };
    /** @description The campaign in figures, counted from the board and the registers. `numbers` are the printed ones, and the letter's comes first. */
    Summary: {
      acknowledged: number;
      approved: number;
      /** @description Left out when it is zero. */
      cancelled?: number;
      documents: number;
      expired: number;
      lateKept: number;
      numbers: string[];
      /** @description Number of obligations without the cancelled ones. */
      obligations: number;
      returned: number;
      submitted: number;
      /** @description The committee's own report, when its superior named a day for it. */
      upward?: components['schemas']['UpwardDuty'];
    };
    /** @description One table of all reports. The single fields are the first, with a row for each cell. */
    SummedTable: {
      columns: components['schemas']['ColumnSum'][];
      key: string;
      rows: components['schemas']['CellRow'][];
      title: string;
    };
    /** @description A secret that waits for its first code, as an application scans it and as a person types it. */
    TotpOffer: {
      secret: string;
      uri: string;
    };
    TrialAnswer: {
      askedAt: string;
      by: string;
      /** @description The id of the definition that is played: texts that were changed since have another one. */
      definition: string;
      /** @description Moments played, of so many; null before the first. */
      done: null | number;
      endedAt: null | string;
      result: components['schemas']['TrialResult'] | null;
      /** @enum {string} */
      state: 'failed' | 'played' | 'playing' | 'waiting';
      total: null | number;
      /** @description Why it failed, and what to do. */
      why: null | string;
    };
    /** @description A paper of a trial. */
    TrialPaper: {
      /** @description The name of the file. */
      file: string;
      symbol: string;
      title: string;
    };
    /** @description What a trial showed; `at` is written as people read it. */
    TrialResult: {
      definition: string;
      dueOn: string;
      messages: {
        at: string;
        body: string;
        step: string;
        subject: string;
        to: string;
      }[];
      papers: components['schemas']['TrialPaper'][];
      /** @description Of a standing letter: the periods that were played, in words. */
      periods: string[];
      rows: {
        at: string;
        cells: string[];
        what: string;
      }[];
      title: string;
    };
    /** @description A trial as it is told beside its draft; its result has an address of its own. */
    TrialView: {
      askedAt: string;
      by: string;
      /** @description The id of the definition that is played: texts that were changed since have another one. */
      definition: string;
      /** @description Moments played, of so many; null before the first. */
      done: null | number;
      endedAt: null | string;
      /** @enum {string} */
      state: 'failed' | 'played' | 'playing' | 'waiting';
      total: null | number;
      /** @description Why it failed, and what to do. */
      why: null | string;
    };
    /** @description The duty to the superior, with the reminders that the committee's own people will get. */
    UpwardAnswer: {
      cutoffAt: null | string;
      dueOn: null | string;
      interim: components['schemas']['UpwardPaper'] | null;
      /** @description The cutoff that passed without any report. */
      overdueAt: null | string;
      reminders: {
        at: string;
        on: string;
        step: string;
      }[];
      report: components['schemas']['UpwardPaper'] | null;
      /** @enum {string} */
      status: 'done' | 'interim' | 'late' | 'open';
      /** @description Cells whose result changed since the last report, so that a supplement to it is due. */
      supplementFor: string[];
      /** @description Reports that followed the final one. */
      supplements: components['schemas']['UpwardPaper'][];
      wording: null | string;
    };
    /** @description The committee's duty as it is shown. `late`: the moment passed without a report. `interim`: a first report is out and the final one is owed. `overdueAt` stays when the report came late. `dueOn`, `wording` and `cutoffAt` are null when the superior's letter names no day. */
    UpwardDuty: {
      cutoffAt: null | string;
      dueOn: null | string;
      interim: components['schemas']['UpwardPaper'] | null;
      /** @description The cutoff that passed without any report. */
      overdueAt: null | string;
      report: components['schemas']['UpwardPaper'] | null;
      /** @enum {string} */
      status: 'done' | 'interim' | 'late' | 'open';
      wording: null | string;
    };
    UpwardPaper: {
      notice: string;
      on: string;
      symbol: string;
    };
    UpwardReportAnswer: {
      directive: string;
      interim: boolean;
      notice: string;
      symbol: string;
      version: number;
    };
    /** @description A cell after reading: text, ISO date, number, stored choice, or null when it is empty. */
    Value: boolean | null | number | string;
    WhoAmI: {
      /** @description The id of the person. */
      account: string;
      name: string;
      /** @description What the person holds today. */
      offices: components['schemas']['HeldOffice'][];
      secondFactor: boolean;
      session: string;
      /** @description Until when the session is good for what cannot be undone; null when it is not. */
      steppedUpUntil: null | string;
    };
    /** @description The draft made from the workbook, with the findings at their places in the sheets. */
    WorkbookAnswer: {
      findings: components['schemas']['PlacedFinding'][];
      moreFindings: number;
      obligation: string;
      /** @description Whether a report is taken in the obligation's present state. If not, the draft can only be read. */
      open: boolean;
      /** @description True when there is no error, so it can be sent as it is. */
      ready: boolean;
      /** @description The round for which it is typed, from 1. */
      round: number;
      savedAt: null | string;
      /** @description For planning: the submission that was checked, to be sent exactly as it is here. Null while a cell cannot be read, and for other forms, whose `tables` are sent. */
      submission: null | {
        cell: string;
        meetings: {
          /** @description Phát ra, thu về, hợp lệ. `agreed` counts “đồng ý” for each person and post. */
          ballot: null | {
            issued: number;
            returned: number;
            valid: number;
            votes: {
              agreed: number;
              more?: {
                [key: string]: boolean | number | string;
              };
              person: string;
              /** @enum {string} */
              post: 'bi-thu' | 'chi-uy-vien' | 'pho-bi-thu';
              term: string;
            }[];
          };
          heldOn: string;
          id: string;
          /** @description Triệu tập, có mặt. */
          invited: number;
          /** @enum {string} */
          kind: 'chi-bo' | 'chi-uy-ket-luan' | 'chi-uy-ra-soat';
          more?: {
            [key: string]: boolean | number | string;
          };
          present: number;
        }[];
        people: {
          /** @description `1980-03-15`, `1980-03` or `1980`. */
          born: string;
          cardNumber: string;
          /** @description Null when the person is not under discipline. `until` is the day on which it ends; null when it is not recorded. Form and ground are left out, because the rule needs neither. */
          discipline: null | {
            until: null | string;
          };
          /** @description "" when it is not known. */
          ethnicity: string;
          id: string;
          name: string;
          /** @description The post that the person holds in the cell now; null for none. */
          partyPost: null | ('bi-thu' | 'chi-uy-vien' | 'pho-bi-thu');
          politicalTheory: string;
          position: string;
          qualification: string;
          /** @description At most three, the latest year first. */
          ratings: {
            /** @enum {string} */
            rating: 'htnv' | 'httnv' | 'htxsnv' | 'khtnv';
            year: number;
          }[];
          /** @enum {string} */
          sex: 'nam' | 'nu';
        }[];
        /** @enum {unknown} */
        schemaVersion: 1;
        terms: {
          /** @description Version of the approved list that was reviewed (0 when no list was approved so far). */
          baseVersion: number;
          lines: (
            | {
                ground:
                  | null
                  | (
                      | 'chinh-tri'
                      | 'chuyen-cong-tac'
                      | 'doi-chuc-danh'
                      | 'khac'
                      | 'khong-du-tieu-chuan'
                      | 'khong-hoan-thanh'
                      | 'ky-luat'
                      | 'qua-tuoi'
                      | 'uy-tin-thap'
                      | 'vi-pham'
                    );
                more?: {
                  [key: string]: boolean | number | string;
                };
                /** @enum {unknown} */
                movement: 'remove';
                note: string;
                person: string;
                /** @enum {string} */
                post: 'bi-thu' | 'chi-uy-vien' | 'pho-bi-thu';
                reason: string;
              }
            | {
                more?: {
                  [key: string]: boolean | number | string;
                };
                /** @enum {unknown} */
                movement: 'add';
                note: string;
                person: string;
                /** @enum {string} */
                post: 'bi-thu' | 'chi-uy-vien' | 'pho-bi-thu';
              }
            | {
                more?: {
                  [key: string]: boolean | number | string;
                };
                /** @enum {unknown} */
                movement: 'continue';
                note: string;
                person: string;
                /** @enum {string} */
                post: 'bi-thu' | 'chi-uy-vien' | 'pho-bi-thu';
              }
          )[];
          more?: {
            [key: string]: boolean | number | string;
          };
          /**
           * @description "Không thay đổi" is a full answer. It may leave `lines` empty, and everybody planned so far then continues.
           * @enum {string}
           */
          outcome: 'changed' | 'unchanged';
          term: {
            id: string;
            /** @description The name as printed: "2022-2025". */
            name: string;
          };
        }[];
      };
      /** @description True when a report of its round was taken since. The next write then begins the next round with it. */
      submitted: boolean;
      /** @description Version of the draft, not of the obligation; 0 when nothing was ever stored. It is also the ETag. */
      version: number;
      /** @description Hash of the kept workbook that the draft came from; null when it was typed from the start. */
      workbook: null | string;
    };
    WorkflowDraftAnswer: {
      by: string;
      /** @description The id that it would be published under; null while it is not sound. */
      definition: null | string;
      /** @description What is wrong, each with file, line, column and what to write; `[]`: it may be tried. */
      findings: components['schemas']['Finding.workflow'][];
      name: string;
      /** @description Whether the last trial was of these very texts and came to its end. */
      publishable: boolean;
      savedAt: string;
      texts: components['schemas']['DefinitionTexts'];
      /** @description Its last trial. */
      trial: components['schemas']['TrialView'] | null;
      version: number;
    };
    WorkflowDraftsAnswer: {
      drafts: {
        by: string;
        name: string;
        savedAt: string;
        trial: components['schemas']['TrialView'] | null;
        version: number;
      }[];
    };
    WorkflowsAnswer: {
      /** @description What lies in the folder and is not taken for new work, with where and what to mend. */
      skipped: {
        findings: components['schemas']['Finding.workflow'][];
        folder: string;
      }[];
      /** @description What a directive may be drafted by. */
      workflows: {
        id: string;
        name: string;
        report: string;
        title: string;
        version: number;
      }[];
    };
  };
  responses: {
    /** @description What is the matter and what to do, by RFC 9457. `code` is stable; `title` and `detail` are Vietnamese. */
    Problem: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
  };
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  PasskeyController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "passkeys": [
           *         {
           *           "id": "SS2-j94NPzMLFulS7BHW2slhnKoqdGl5WBusMGQw2wA",
           *           "device": "Chrome trên Windows",
           *           "madeAt": "2024-01-10T01:57:00.000000Z",
           *           "usedAt": null
           *         }
           *       ]
           *     }
           */
          'application/json': {
            passkeys: components['schemas']['PasskeyLine'][];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  PasskeyController_register: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "response": {
         *         "id": "-h0zmvgRGlRAqREniwoDOYDhNp8b4_oLnLkry8zJfx0",
         *         "rawId": "-h0zmvgRGlRAqREniwoDOYDhNp8b4_oLnLkry8zJfx0",
         *         "type": "public-key",
         *         "clientExtensionResults": {},
         *         "response": {
         *           "clientDataJSON": "eyJ0eXBlIjoid2ViYXV0aG4uY3JlYXRlIiwiY2hhbGxlbmdlIjoiakFTYVQ2UmFoUjhuaUNPcV93QmZ2THk1aWNHMGdhSzEzQWRaLWJoNmdPUSIsIm9yaWdpbiI6Imh0dHBzOi8vZG9uZG9jLmV4YW1wbGUuaW52YWxpZCIsImNyb3NzT3JpZ2luIjpmYWxzZX0",
         *           "attestationObject": "o2NmbXRkbm9uZWdhdHRTdG10oGhhdXRoRGF0YVik9bcgYOUM16bLMGdDKVL2mDK6ds_9c4nIbL8ptduiuQtFAAAAAQAAAAAAAAAAAAAAAAAAAAAAIPodM5r4ERpUQKkRJ4sKAzmA4TafG-P6C5y5K8vMyX8dpQECAyYgASFYIE5pMUi9BYLL8nGo0h4Tf5zFlSIqpUCbMElxBETok2ddIlggIEM4hKLirJaOVrgJ7QoPbguPyf-9a1ZB-MJMDlpk16M",
         *           "transports": [
         *             "internal"
         *           ]
         *         }
         *       }
         *     }
         */
        'application/json': {
          response: {
            /** @enum {string} */
            authenticatorAttachment?: 'platform' | 'cross-platform';
            clientExtensionResults: {
              [key: string]: unknown;
            };
            id: string;
            rawId: string;
            response: {
              attestationObject: string;
              authenticatorData?: string;
              clientDataJSON: string;
              publicKey?: string;
              publicKeyAlgorithm?: number;
              transports?: string[];
            };
            /** @enum {string} */
            type: 'public-key';
          };
        };
      };
    };
    responses: {
      /** @description Done. There is nothing to say. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components['responses']['Problem'];
    };
  };
  PasskeyController_remove: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        passkey: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. There is nothing to say. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components['responses']['Problem'];
    };
  };
  PasskeyController_offer: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "challenge": "jASaT6RahR8niCOq_wBfvLy5icG0gaK13AdZ-bh6gOQ",
           *       "rp": {
           *         "name": "Đôn Đốc",
           *         "id": "dondoc.example.invalid"
           *       },
           *       "user": {
           *         "id": "bmd1b2ktMQ",
           *         "name": "nguoi.10",
           *         "displayName": "Người Thử 10"
           *       },
           *       "pubKeyCredParams": [
           *         {
           *           "alg": -8,
           *           "type": "public-key"
           *         },
           *         {
           *           "alg": -7,
           *           "type": "public-key"
           *         }
           *       ],
           *       "timeout": 60000,
           *       "attestation": "none",
           *       "excludeCredentials": [],
           *       "authenticatorSelection": {
           *         "residentKey": "required",
           *         "userVerification": "required",
           *         "requireResidentKey": true
           *       },
           *       "extensions": {
           *         "credProps": true
           *       },
           *       "hints": []
           *     }
           */
          'application/json': components['schemas']['PublicKeyCredentialCreationOptionsJSON'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  AccountController_changePassword: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "current": "bốn con vịt xanh qua sông",
         *       "password": "ba quả na vàng trên bàn"
         *     }
         */
        'application/json': {
          current: string;
          password: string;
        };
      };
    };
    responses: {
      /** @description Done. There is nothing to say. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components['responses']['Problem'];
    };
  };
  AccountController_beginTotp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "secret": "42BHAW76RXWVOEUZATS3PKB4KCCUZEEV",
           *       "uri": "otpauth://totp/%C4%90%C3%B4n%20%C4%90%E1%BB%91c:nguoi.5?issuer=%C4%90%C3%B4n%20%C4%90%E1%BB%91c&secret=42BHAW76RXWVOEUZATS3PKB4KCCUZEEV&algorithm=SHA1&digits=6&period=30"
           *     }
           */
          'application/json': components['schemas']['TotpOffer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  AccountController_endTotp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. There is nothing to say. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components['responses']['Problem'];
    };
  };
  AccountController_confirmTotp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "code": "688875"
         *     }
         */
        'application/json': {
          code: string;
        };
      };
    };
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "recoveryCodes": [
           *         "A41Z-3R4X-Y96Q-SVFY-80XN-E4BQ",
           *         "N1QC-YJN9-NM6S-0M7N-DMAW-ENF1"
           *       ]
           *     }
           */
          'application/json': {
            recoveryCodes: string[];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  BulkController_start: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "command": "take-step",
         *       "directive": "dang-ky-2024",
         *       "body": {
         *         "step": "consider-report"
         *       },
         *       "cells": [
         *         "cb-kinh-te",
         *         "cb-nong-nghiep"
         *       ],
         *       "preview": true
         *     }
         */
        'application/json':
          | {
              body: {
                at?: string;
                document: string;
                dueOn: string;
                /**
                 * @default inclusive
                 * @enum {string}
                 */
                policy?: 'exclusive' | 'inclusive' | 'roll' | 'inclusive-roll';
                reason: string;
                wording?: string;
              };
              cells?: string[];
              /** @enum {string} */
              command: 'extend-deadline';
              directive: string;
              /** @enum {boolean} */
              preview?: true;
            }
          | {
              body: {
                opinion: string;
              };
              cells?: string[];
              /** @enum {string} */
              command: 'review-report';
              directive: string;
              /** @enum {boolean} */
              preview?: true;
            }
          | {
              body: {
                meeting: {
                  agreed: number;
                  on: string;
                  present: number;
                };
              };
              cells?: string[];
              /** @enum {string} */
              command: 'approve-report';
              directive: string;
              /** @enum {boolean} */
              preview?: true;
            }
          | {
              body: {
                fields?: {
                  [key: string]: string | number | boolean | string[] | null;
                };
                opinion?: string;
                step: string;
              };
              cells?: string[];
              /** @enum {string} */
              command: 'take-step';
              directive: string;
              /** @enum {boolean} */
              preview?: true;
            }
          | {
              /** @default {} */
              body?: Record<string, never>;
              cells?: string[];
              /** @enum {string} */
              command: 'expire';
              directive: string;
              /** @enum {boolean} */
              preview?: true;
            };
      };
    };
    responses: {
      /** @description What a run would do; nothing is done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "selected": 2,
           *       "eligible": 0,
           *       "leftOut": [
           *         {
           *           "code": "SAME_PERSON",
           *           "message": "Người đã làm bước khác của lần gửi này không được tự làm bước này, kể cả bằng tài khoản khác. Hãy nhờ đồng chí khác thực hiện.",
           *           "count": 2,
           *           "cells": [
           *             "cb-kinh-te",
           *             "cb-nong-nghiep"
           *           ]
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['BulkRun'] | components['schemas']['Judgement'];
        };
      };
      /** @description The run, which the worker does. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "selected": 2,
           *       "eligible": 0,
           *       "leftOut": [
           *         {
           *           "code": "SAME_PERSON",
           *           "message": "Người đã làm bước khác của lần gửi này không được tự làm bước này, kể cả bằng tài khoản khác. Hãy nhờ đồng chí khác thực hiện.",
           *           "count": 2,
           *           "cells": [
           *             "cb-kinh-te",
           *             "cb-nong-nghiep"
           *           ]
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['BulkRun'] | components['schemas']['Judgement'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  BulkController_read: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        run: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "run": "273626f48760fd2aa3c4b5a168889ae7",
           *       "command": "approve-report",
           *       "directive": "quy-hoach-2024",
           *       "state": "done",
           *       "total": 2,
           *       "done": 1,
           *       "skipped": 1,
           *       "leftOut": [],
           *       "at": "2024-02-27T02:00:00.000000Z",
           *       "finishedAt": "2024-02-27T02:00:00.000000Z",
           *       "notDone": [
           *         {
           *           "code": "CHANGED_SINCE",
           *           "message": "Hồ sơ đã thay đổi sau khi đồng chí mở; chưa có gì bị ghi đè. Hãy tải lại rồi thực hiện lại.",
           *           "count": 1,
           *           "cells": [
           *             "cb-nong-nghiep"
           *           ]
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['BulkRun'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  PlanningController_read: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        cell: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "cell": "cb-hanh-chinh",
           *       "lists": [
           *         {
           *           "term": "cb-hanh-chinh-2022-2025",
           *           "termName": "2022-2025",
           *           "startsOn": "2022-07-05",
           *           "endsOn": "2025-01-09",
           *           "version": 1,
           *           "cited": "Thông báo số 119-TB/ĐU, ngày 30/01/2024",
           *           "seats": 3,
           *           "coefficient": 1,
           *           "entries": [
           *             {
           *               "person": "dv-mau-0007",
           *               "cardNumber": "MAU-0007",
           *               "name": "Đinh Minh Dũng",
           *               "born": "1975-12-02",
           *               "post": "bi-thu",
           *               "since": "Thông báo số 62-TB/ĐU ngày 15/6/2022"
           *             },
           *             {
           *               "person": "dv-mau-0008",
           *               "cardNumber": "MAU-0008",
           *               "name": "Lê Đức Hiệp",
           *               "born": "1978-05-22",
           *               "post": "bi-thu",
           *               "since": "Thông báo số 62-TB/ĐU ngày 15/6/2022"
           *             }
           *           ]
           *         },
           *         {
           *           "term": "cb-hanh-chinh-2025-2027",
           *           "termName": "2025-2027",
           *           "startsOn": "2025-01-10",
           *           "endsOn": "2027-07-05",
           *           "version": 1,
           *           "cited": "Thông báo số 119-TB/ĐU, ngày 30/01/2024",
           *           "seats": 3,
           *           "coefficient": 1.3333333333333333,
           *           "entries": [
           *             {
           *               "person": "dv-mau-0008",
           *               "cardNumber": "MAU-0008",
           *               "name": "Lê Đức Hiệp",
           *               "born": "1978-05-22",
           *               "post": "bi-thu",
           *               "since": "Thông báo số 97-TB/ĐU ngày 24/3/2023"
           *             },
           *             {
           *               "person": "dv-mau-0009",
           *               "cardNumber": "MAU-0009",
           *               "name": "Trần Thanh Nga",
           *               "born": "1985-07-19",
           *               "post": "bi-thu",
           *               "since": "Thông báo số 97-TB/ĐU ngày 24/3/2023"
           *             }
           *           ]
           *         }
           *       ]
           *     }
           */
          'application/json': {
            cell: string;
            lists: components['schemas']['ApprovedListAnswer'][];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  DirectiveController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example [
           *       {
           *         "directive": "viec-cua-dang-uy-hai",
           *         "status": "issued"
           *       }
           *     ]
           */
          'application/json': {
            directive: string;
            status: string;
          }[];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  DirectiveController_draft: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "directive": "quy-hoach-2024",
         *       "committee": "dang-uy-vp",
         *       "workflow": "quy-hoach-cap-uy",
         *       "year": 2024,
         *       "subject": "thực hiện rà soát, bổ sung quy hoạch cán bộ cấp ủy năm 2024",
         *       "superior": {
         *         "number": "1514-CV/ĐUK",
         *         "on": "2024-01-05",
         *         "body": "Đảng ủy Khối Cơ quan – Doanh nghiệp tỉnh",
         *         "subject": "việc thực hiện rà soát, bổ sung quy hoạch cán bộ cấp ủy năm 2024"
         *       },
         *       "baseNotice": {
         *         "number": "62-TB/ĐU",
         *         "on": "2022-06-15",
         *         "subject": "phê duyệt quy hoạch cấp ủy, các chức danh lãnh đạo cấp ủy các Chi bộ trực thuộc, nhiệm kỳ 2022-2025"
         *       },
         *       "targetTerms": [
         *         "2022-2025",
         *         "2025-2027"
         *       ],
         *       "letter": {
         *         "addressee": "Chi ủy các Chi bộ trực thuộc",
         *         "opening": "Thực hiện văn bản số 1514-CV/ĐUK, ngày 05/01/2024 của Đảng ủy Khối Cơ quan – Doanh nghiệp tỉnh về việc thực hiện rà soát, bổ sung quy hoạch cán bộ cấp ủy năm 2024; Đảng ủy Văn phòng UBND tỉnh đề nghị cấp ủy Chi bộ trực thuộc thực hiện công tác rà soát, bổ sung quy hoạch cấp ủy nhiệm kỳ 2022-2025 và nhiệm kỳ 2025-2027, năm 2024; trong đó, lưu ý một số nội dung, như sau:",
         *         "points": [
         *           "Căn cứ Thông báo số 62-TB/ĐU, ngày 15/6/2022 của Đảng ủy Văn phòng UBND tỉnh về phê duyệt quy hoạch cấp ủy, các chức danh lãnh đạo cấp ủy các Chi bộ trực thuộc, nhiệm kỳ 2022-2025 và kết quả đánh giá, xếp loại cán bộ, đảng viên năm 2023; Chi ủy Chi bộ thực hiện rà soát, bổ sung quy hoạch cấp ủy Chi bộ, nhiệm kỳ 2022-2025 và nhiệm kỳ 2025-2027, năm 2024; thống nhất gửi kết quả rà soát về Đảng ủy Vă…",
         *           "Việc quy hoạch phải đảm bảo nguyên tắc quy hoạch cấp ủy gắn với quy hoạch lãnh đạo, quản lý; lấy quy hoạch các chức danh cấp ủy làm cơ sở để quy hoạch các chức danh lãnh đạo, quản lý, bảo đảm đồng bộ với các chủ trương, quy định của Đảng về bố trí cán bộ."
         *         ],
         *         "deadlineNote": "Thời gian báo cáo rà soát, bổ sung quy hoạch gửi về Đảng ủy Văn phòng UBND tỉnh {wording} để xem xét, quyết định; hết thời hạn nêu trên, nếu không gửi báo cáo thì coi như không thực hiện.",
         *         "closing": "Căn cứ các nội dung nêu trên, yêu cầu Chi ủy các Chi bộ nghiêm túc triển khai thực hiện",
         *         "recipients": [
         *           "Như trên",
         *           "BCH Đảng bộ Văn phòng"
         *         ]
         *       },
         *       "dueOn": "2024-02-15"
         *     }
         */
        'application/json': {
          at?: string;
          baseNotice?: {
            number: string;
            on: string;
            subject: string;
          };
          committee: string;
          directive: string;
          dueOn: string;
          letter: {
            addressee: string;
            closing: string;
            deadlineNote: string;
            opening: string;
            points: string[];
            recipients: string[];
          };
          period?: string;
          /** @enum {string} */
          policy?: 'exclusive' | 'inclusive' | 'roll' | 'inclusive-roll';
          selection?: {
            cells?: string[];
            hasCommittee?: boolean;
            kinds?: string[];
            members?: {
              max?: number;
              min?: number;
            };
            workFields?: string[];
          };
          subject: string;
          superior?: {
            at?: string;
            body: string;
            dueOn?: string;
            number: string;
            on: string;
            /** @enum {string} */
            policy?: 'exclusive' | 'inclusive' | 'roll' | 'inclusive-roll';
            subject: string;
            wording?: string;
          };
          targetTerms?: string[];
          wording?: string;
          workflow: string;
          year: number;
        };
      };
    };
    responses: {
      /** @description Made, or taken in. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "directive": "quy-hoach-2024",
           *       "status": "drafted",
           *       "wording": "trước ngày 15/02/2024",
           *       "cutoffAt": "2024-02-15T17:00:00.000000Z",
           *       "version": 1
           *     }
           */
          'application/json': components['schemas']['DraftAnswer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  DirectiveController_read: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        directive: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "committee": "dang-uy-vp",
           *       "workflow": "quy-hoach-cap-uy",
           *       "year": 2024,
           *       "subject": "rà soát, bổ sung quy hoạch cấp ủy",
           *       "superior": {
           *         "number": "1514-CV/ĐUK",
           *         "on": "2024-01-05",
           *         "body": "Đảng ủy Khối Cơ quan – Doanh nghiệp tỉnh",
           *         "subject": "việc thực hiện rà soát, bổ sung quy hoạch cán bộ cấp ủy năm 2024"
           *       },
           *       "baseNotice": {
           *         "number": "62-TB/ĐU",
           *         "on": "2022-06-15",
           *         "subject": "phê duyệt quy hoạch cấp ủy, các chức danh lãnh đạo cấp ủy các Chi bộ trực thuộc, nhiệm kỳ 2022-2025"
           *       },
           *       "targetTerms": [
           *         "2022-2025",
           *         "2025-2027"
           *       ],
           *       "letter": {
           *         "addressee": "Chi ủy các Chi bộ trực thuộc",
           *         "opening": "Thực hiện văn bản số 1514-CV/ĐUK, ngày 05/01/2024 của Đảng ủy Khối Cơ quan – Doanh nghiệp tỉnh về việc thực hiện rà soát, bổ sung quy hoạch cán bộ cấp ủy năm 2024; Đảng ủy Văn phòng UBND tỉnh đề nghị cấp ủy Chi bộ trực thuộc thực hiện công tác rà soát, bổ sung quy hoạch cấp ủy nhiệm kỳ 2022-2025 và nhiệm kỳ 2025-2027, năm 2024; trong đó, lưu ý một số nội dung, như sau:",
           *         "points": [
           *           "Căn cứ Thông báo số 62-TB/ĐU, ngày 15/6/2022 của Đảng ủy Văn phòng UBND tỉnh về phê duyệt quy hoạch cấp ủy, các chức danh lãnh đạo cấp ủy các Chi bộ trực thuộc, nhiệm kỳ 2022-2025 và kết quả đánh giá, xếp loại cán bộ, đảng viên năm 2023; Chi ủy Chi bộ thực hiện rà soát, bổ sung quy hoạch cấp ủy Chi bộ, nhiệm kỳ 2022-2025 và nhiệm kỳ 2025-2027, năm 2024; thống nhất gửi kết quả rà soát về Đảng ủy Vă…",
           *           "Việc quy hoạch phải đảm bảo nguyên tắc quy hoạch cấp ủy gắn với quy hoạch lãnh đạo, quản lý; lấy quy hoạch các chức danh cấp ủy làm cơ sở để quy hoạch các chức danh lãnh đạo, quản lý, bảo đảm đồng bộ với các chủ trương, quy định của Đảng về bố trí cán bộ."
           *         ],
           *         "deadlineNote": "Thời gian báo cáo rà soát, bổ sung quy hoạch gửi về Đảng ủy Văn phòng UBND tỉnh {wording} để xem xét, quyết định; hết thời hạn nêu trên, nếu không gửi báo cáo thì coi như không thực hiện.",
           *         "closing": "Căn cứ các nội dung nêu trên, yêu cầu Chi ủy các Chi bộ nghiêm túc triển khai thực hiện",
           *         "recipients": [
           *           "Như trên",
           *           "BCH Đảng bộ Văn phòng"
           *         ]
           *       },
           *       "dueOn": "2024-04-10",
           *       "wording": "trước ngày 10/04/2024",
           *       "cutoffAt": "2024-04-09T17:00:00.000000Z",
           *       "directive": "dot-moi-2024",
           *       "status": "issued",
           *       "version": 3,
           *       "symbol": "241-CV/ĐU",
           *       "issuedOn": "2024-03-05",
           *       "notice": "notice-dot-moi-2024",
           *       "reminders": [
           *         {
           *           "step": "ten-days",
           *           "on": "2024-03-27",
           *           "at": "2024-03-27T01:00:00.000000Z",
           *           "cells": 12
           *         },
           *         {
           *           "step": "five-days",
           *           "on": "2024-04-03",
           *           "at": "2024-04-03T01:00:00.000000Z",
           *           "cells": 12
           *         }
           *       ],
           *       "letters": [
           *         {
           *           "notice": "notice-dot-moi-2024_dinh-chinh-1",
           *           "symbol": "242-CV/ĐU",
           *           "on": "2024-03-05",
           *           "corrects": true
           *         }
           *       ],
           *       "results": [],
           *       "upward": {
           *         "dueOn": null,
           *         "wording": null,
           *         "cutoffAt": null,
           *         "status": "open",
           *         "overdueAt": null,
           *         "interim": null,
           *         "report": null,
           *         "reminders": [],
           *         "supplements": [],
           *         "supplementFor": []
           *       },
           *       "openedFrom": null,
           *       "periods": null,
           *       "periodOf": null,
           *       "ruleSet": {
           *         "id": "qd50-2021",
           *         "title": "Quy định 50-QĐ/TW (2021) và Hướng dẫn 16-HD/BTCTW (2022)"
           *       },
           *       "profile": "hd36-2018"
           *     }
           */
          'application/json': components['schemas']['DirectiveAnswer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  DirectiveController_amend: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
      };
      path: {
        directive: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "committee": "dang-uy-vp",
         *       "workflow": "quy-hoach-cap-uy",
         *       "year": 2024,
         *       "subject": "thực hiện rà soát, bổ sung quy hoạch cán bộ cấp ủy năm 2024",
         *       "superior": {
         *         "number": "1514-CV/ĐUK",
         *         "on": "2024-01-05",
         *         "body": "Đảng ủy Khối Cơ quan – Doanh nghiệp tỉnh",
         *         "subject": "việc thực hiện rà soát, bổ sung quy hoạch cán bộ cấp ủy năm 2024"
         *       },
         *       "baseNotice": {
         *         "number": "62-TB/ĐU",
         *         "on": "2022-06-15",
         *         "subject": "phê duyệt quy hoạch cấp ủy, các chức danh lãnh đạo cấp ủy các Chi bộ trực thuộc, nhiệm kỳ 2022-2025"
         *       },
         *       "targetTerms": [
         *         "2022-2025",
         *         "2025-2027"
         *       ],
         *       "letter": {
         *         "addressee": "Chi ủy các Chi bộ trực thuộc",
         *         "opening": "Thực hiện văn bản số 1514-CV/ĐUK, ngày 05/01/2024 của Đảng ủy Khối Cơ quan – Doanh nghiệp tỉnh về việc thực hiện rà soát, bổ sung quy hoạch cán bộ cấp ủy năm 2024; Đảng ủy Văn phòng UBND tỉnh đề nghị cấp ủy Chi bộ trực thuộc thực hiện công tác rà soát, bổ sung quy hoạch cấp ủy nhiệm kỳ 2022-2025 và nhiệm kỳ 2025-2027, năm 2024; trong đó, lưu ý một số nội dung, như sau:",
         *         "points": [
         *           "Căn cứ Thông báo số 62-TB/ĐU, ngày 15/6/2022 của Đảng ủy Văn phòng UBND tỉnh về phê duyệt quy hoạch cấp ủy, các chức danh lãnh đạo cấp ủy các Chi bộ trực thuộc, nhiệm kỳ 2022-2025 và kết quả đánh giá, xếp loại cán bộ, đảng viên năm 2023; Chi ủy Chi bộ thực hiện rà soát, bổ sung quy hoạch cấp ủy Chi bộ, nhiệm kỳ 2022-2025 và nhiệm kỳ 2025-2027, năm 2024; thống nhất gửi kết quả rà soát về Đảng ủy Vă…",
         *           "Việc quy hoạch phải đảm bảo nguyên tắc quy hoạch cấp ủy gắn với quy hoạch lãnh đạo, quản lý; lấy quy hoạch các chức danh cấp ủy làm cơ sở để quy hoạch các chức danh lãnh đạo, quản lý, bảo đảm đồng bộ với các chủ trương, quy định của Đảng về bố trí cán bộ."
         *         ],
         *         "deadlineNote": "Thời gian báo cáo rà soát, bổ sung quy hoạch gửi về Đảng ủy Văn phòng UBND tỉnh {wording} để xem xét, quyết định; hết thời hạn nêu trên, nếu không gửi báo cáo thì coi như không thực hiện.",
         *         "closing": "Căn cứ các nội dung nêu trên, yêu cầu Chi ủy các Chi bộ nghiêm túc triển khai thực hiện",
         *         "recipients": [
         *           "Như trên",
         *           "BCH Đảng bộ Văn phòng"
         *         ]
         *       },
         *       "dueOn": "2024-02-15"
         *     }
         */
        'application/json': {
          at?: string;
          baseNotice?: {
            number: string;
            on: string;
            subject: string;
          };
          committee: string;
          dueOn: string;
          letter: {
            addressee: string;
            closing: string;
            deadlineNote: string;
            opening: string;
            points: string[];
            recipients: string[];
          };
          period?: string;
          /** @enum {string} */
          policy?: 'exclusive' | 'inclusive' | 'roll' | 'inclusive-roll';
          selection?: {
            cells?: string[];
            hasCommittee?: boolean;
            kinds?: string[];
            members?: {
              max?: number;
              min?: number;
            };
            workFields?: string[];
          };
          subject: string;
          superior?: {
            at?: string;
            body: string;
            dueOn?: string;
            number: string;
            on: string;
            /** @enum {string} */
            policy?: 'exclusive' | 'inclusive' | 'roll' | 'inclusive-roll';
            subject: string;
            wording?: string;
          };
          targetTerms?: string[];
          wording?: string;
          workflow: string;
          year: number;
        };
      };
    };
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "directive": "quy-hoach-2024",
           *       "status": "drafted",
           *       "wording": "trước ngày 15/02/2024",
           *       "cutoffAt": "2024-02-15T17:00:00.000000Z",
           *       "version": 2
           *     }
           */
          'application/json': components['schemas']['DraftAnswer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  DirectiveController_board: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        directive: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "directive": "quy-hoach-2024",
           *       "status": "issued",
           *       "subject": "thực hiện rà soát, bổ sung quy hoạch cán bộ cấp ủy năm 2024",
           *       "wording": "trước ngày 15/02/2024",
           *       "dueOn": "2024-02-15",
           *       "cutoffAt": "2024-02-15T17:00:00.000000Z",
           *       "symbol": "241-CV/ĐU",
           *       "issuedOn": "2024-01-12",
           *       "notice": "notice-quy-hoach-2024",
           *       "letterSealed": true,
           *       "upward": {
           *         "dueOn": null,
           *         "wording": null,
           *         "cutoffAt": null,
           *         "status": "open",
           *         "overdueAt": null,
           *         "interim": null,
           *         "report": null
           *       },
           *       "lines": [
           *         {
           *           "obligation": "obligation-quy-hoach-2024--cb-tong-hop",
           *           "cell": "cb-tong-hop",
           *           "cellName": "Chi bộ Phòng Tổng hợp",
           *           "status": "issued",
           *           "standsAt": "issued",
           *           "version": 2,
           *           "dueOn": "2024-02-15",
           *           "cutoffAt": "2024-02-15T17:00:00.000000Z",
           *           "wording": "trước ngày 15/02/2024",
           *           "acknowledgedAt": "2024-01-15T01:05:00.000000Z",
           *           "round": 0,
           *           "receipt": null,
           *           "submittedAt": null,
           *           "returns": 0,
           *           "lateReceipts": [],
           *           "hold": null,
           *           "approvedAt": null,
           *           "expiredAt": null,
           *           "effectiveAt": null,
           *           "notice": null,
           *           "noticeSymbol": null,
           *           "noticeSealed": false,
           *           "noticeRevoked": false,
           *           "cellEndedOn": null,
           *           "added": null,
           *           "cancelled": null,
           *           "title": "Đã giao, chưa gửi báo cáo",
           *           "overdue": null
           *         },
           *         {
           *           "obligation": "obligation-quy-hoach-2024--cb-hanh-chinh",
           *           "cell": "cb-hanh-chinh",
           *           "cellName": "Chi bộ Phòng Hành chính – Tổ chức",
           *           "status": "issued",
           *           "standsAt": "issued",
           *           "version": 1,
           *           "dueOn": "2024-02-15",
           *           "cutoffAt": "2024-02-15T17:00:00.000000Z",
           *           "wording": "trước ngày 15/02/2024",
           *           "acknowledgedAt": null,
           *           "round": 0,
           *           "receipt": null,
           *           "submittedAt": null,
           *           "returns": 0,
           *           "lateReceipts": [],
           *           "hold": null,
           *           "approvedAt": null,
           *           "expiredAt": null,
           *           "effectiveAt": null,
           *           "notice": null,
           *           "noticeSymbol": null,
           *           "noticeSealed": false,
           *           "noticeRevoked": false,
           *           "cellEndedOn": null,
           *           "added": null,
           *           "cancelled": null,
           *           "title": "Đã giao, chưa gửi báo cáo",
           *           "overdue": null
           *         }
           *       ],
           *       "words": {
           *         "statuses": {
           *           "issued": "Chưa tiếp nhận",
           *           "submitted": "Đã nộp, chờ thẩm định",
           *           "returned": "Đã trả lại, chờ nộp lại",
           *           "reviewed": "Đã thẩm định, chờ phê duyệt",
           *           "approved": "Đã phê duyệt",
           *           "rejected": "Không được phê duyệt",
           *           "expired": "Coi như không thực hiện",
           *           "cancelled": "Đã thôi giao",
           *           "in-step": "Đang được xem xét",
           *           "concluded": "Đã xong"
           *         },
           *         "acknowledged": "Đã tiếp nhận, chưa nộp",
           *         "figures": {
           *           "received": "Đã nộp trong hạn",
           *           "late": "Nộp muộn, đang lưu",
           *           "cancelled": "Đã thôi giao",
           *           "acknowledged": "Đã tiếp nhận",
           *           "approved": "Đã phê duyệt",
           *           "expired": "Coi như không thực hiện"
           *         }
           *       }
           *     }
           */
          'application/json': components['schemas']['Board'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  DirectiveController_close: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
      };
      path: {
        directive: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "directive": "bien-ban-2024",
           *       "approved": 12,
           *       "rejected": 0,
           *       "expired": 0,
           *       "open": 0,
           *       "notice": null,
           *       "symbol": null,
           *       "version": 3
           *     }
           */
          'application/json': components['schemas']['CloseAnswer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  ConsolidationController_read: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        directive: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "directive": "quy-hoach-2024",
           *       "status": "issued",
           *       "year": 2024,
           *       "symbol": "241-CV/ĐU",
           *       "issuedOn": "2024-01-30",
           *       "on": "2024-02-15",
           *       "ruleSet": {
           *         "id": "qd50-2021",
           *         "title": "Quy định 50-QĐ/TW (2021) và Hướng dẫn 16-HD/BTCTW (2022)"
           *       },
           *       "cells": {
           *         "all": 12,
           *         "approved": 0,
           *         "expired": 0,
           *         "rejected": 0,
           *         "open": 12
           *       },
           *       "terms": [
           *         {
           *           "term": "2022-2025",
           *           "total": {
           *             "start": 60,
           *             "removed": 0,
           *             "added": 0,
           *             "end": 60,
           *             "moved": 0,
           *             "seats": 57,
           *             "coefficient": 1.0526315789473684,
           *             "women": 26,
           *             "underForty": 32,
           *             "minorities": 25,
           *             "averageAge": 40.53749999999999,
           *             "unknown": 0
           *           },
           *           "rows": [
           *             {
           *               "cell": "cb-tong-hop",
           *               "start": 4,
           *               "removed": 0,
           *               "added": 0,
           *               "end": 4,
           *               "moved": 0,
           *               "seats": 5,
           *               "coefficient": 0.8,
           *               "women": 1,
           *               "underForty": 1,
           *               "minorities": 0,
           *               "averageAge": 42.77083333333333,
           *               "unknown": 0,
           *               "cellName": "Chi bộ Phòng Tổng hợp",
           *               "status": "issued",
           *               "kept": true
           *             },
           *             {
           *               "cell": "cb-hanh-chinh",
           *               "start": 4,
           *               "removed": 0,
           *               "added": 0,
           *               "end": 4,
           *               "moved": 0,
           *               "seats": 3,
           *               "coefficient": 1.3333333333333333,
           *               "women": 2,
           *               "underForty": 2,
           *               "minorities": 1,
           *               "averageAge": 42.12499999999999,
           *               "unknown": 0,
           *               "cellName": "Chi bộ Phòng Hành chính – Tổ chức",
           *               "status": "issued",
           *               "kept": true
           *             }
           *           ],
           *           "without": []
           *         },
           *         {
           *           "term": "2025-2027",
           *           "total": {
           *             "start": 68,
           *             "removed": 0,
           *             "added": 0,
           *             "end": 68,
           *             "moved": 0,
           *             "seats": 61,
           *             "coefficient": 1.1147540983606556,
           *             "women": 23,
           *             "underForty": 50,
           *             "minorities": 32,
           *             "averageAge": 38.800245098039206,
           *             "unknown": 0
           *           },
           *           "rows": [
           *             {
           *               "cell": "cb-tong-hop",
           *               "start": 5,
           *               "removed": 0,
           *               "added": 0,
           *               "end": 5,
           *               "moved": 0,
           *               "seats": 5,
           *               "coefficient": 1,
           *               "women": 1,
           *               "underForty": 3,
           *               "minorities": 2,
           *               "averageAge": 39.46666666666666,
           *               "unknown": 0,
           *               "cellName": "Chi bộ Phòng Tổng hợp",
           *               "status": "issued",
           *               "kept": true
           *             },
           *             {
           *               "cell": "cb-hanh-chinh",
           *               "start": 4,
           *               "removed": 0,
           *               "added": 0,
           *               "end": 4,
           *               "moved": 0,
           *               "seats": 3,
           *               "coefficient": 1.3333333333333333,
           *               "women": 2,
           *               "underForty": 3,
           *               "minorities": 1,
           *               "averageAge": 39.27083333333333,
           *               "unknown": 0,
           *               "cellName": "Chi bộ Phòng Hành chính – Tổ chức",
           *               "status": "issued",
           *               "kept": true
           *             }
           *           ],
           *           "without": []
           *         }
           *       ],
           *       "findings": []
           *     }
           */
          'application/json': components['schemas']['Consolidation'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  ConsolidationController_draft: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        directive: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/pdf': string;
        };
      };
      default: components['responses']['Problem'];
    };
  };
  ConsolidationController_workbook: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        directive: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': string;
        };
      };
      default: components['responses']['Problem'];
    };
  };
  DirectiveController_correct: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
      };
      path: {
        directive: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "Ghi nhầm thời hạn",
         *       "subject": "rà soát, bổ sung quy hoạch cấp ủy",
         *       "dueOn": "2024-04-10"
         *     }
         */
        'application/json': {
          at?: string;
          dueOn?: string;
          letter?: {
            closing?: string;
            opening?: string;
            points?: string[];
          };
          /** @enum {string} */
          policy?: 'exclusive' | 'inclusive' | 'roll' | 'inclusive-roll';
          reason: string;
          subject?: string;
          superior?: {
            at?: string;
            body: string;
            dueOn?: string;
            number: string;
            on: string;
            /** @enum {string} */
            policy?: 'exclusive' | 'inclusive' | 'roll' | 'inclusive-roll';
            subject: string;
            wording?: string;
          };
          wording?: string;
        };
      };
    };
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "directive": "dot-moi-2024",
           *       "notice": "notice-dot-moi-2024_dinh-chinh-1",
           *       "symbol": "242-CV/ĐU",
           *       "moved": 11,
           *       "version": 3
           *     }
           */
          'application/json': components['schemas']['CorrectAnswer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  ConsolidationController_formTable: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        directive: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "directive": "dot-bieu-mau",
           *       "status": "issued",
           *       "year": 2024,
           *       "symbol": "241-CV/ĐU",
           *       "issuedOn": "2024-11-04",
           *       "title": "Biên bản sinh hoạt chi bộ",
           *       "cells": {
           *         "all": 12,
           *         "counted": 3,
           *         "without": [
           *           {
           *             "cell": "cb-kinh-te",
           *             "name": "Chi bộ Phòng Kinh tế – Tài chính",
           *             "status": "issued"
           *           },
           *           {
           *             "cell": "cb-nong-nghiep",
           *             "name": "Chi bộ Phòng Nông nghiệp – Môi trường",
           *             "status": "issued"
           *           }
           *         ]
           *       },
           *       "tables": [
           *         {
           *           "key": "fields",
           *           "title": "Thông tin chung",
           *           "columns": [
           *             {
           *               "key": "heldOn",
           *               "title": "Ngày họp",
           *               "type": "date",
           *               "filled": 3
           *             },
           *             {
           *               "key": "chair",
           *               "title": "Chủ trì",
           *               "type": "person",
           *               "filled": 3
           *             }
           *           ],
           *           "rows": [
           *             {
           *               "cell": "cb-tong-hop",
           *               "cellName": "Chi bộ Phòng Tổng hợp",
           *               "values": {
           *                 "heldOn": "2024-11-05",
           *                 "chair": "trần thị bình",
           *                 "present": 12,
           *                 "content": "Sinh hoạt thường kỳ",
           *                 "members": 12,
           *                 "absent": 0,
           *                 "why": null,
           *                 "kind": "truc-tiep",
           *                 "minutes": null
           *               }
           *             },
           *             {
           *               "cell": "cb-hanh-chinh",
           *               "cellName": "Chi bộ Phòng Hành chính – Tổ chức",
           *               "values": {
           *                 "heldOn": "2024-11-05",
           *                 "chair": "Trần Thị Bình",
           *                 "present": 10,
           *                 "content": "Sinh hoạt",
           *                 "members": 10,
           *                 "absent": 0,
           *                 "why": null,
           *                 "kind": "truc-tiep",
           *                 "minutes": null
           *               }
           *             }
           *           ]
           *         },
           *         {
           *           "key": "viec",
           *           "title": "Việc đã giao",
           *           "columns": [
           *             {
           *               "key": "name",
           *               "title": "Việc",
           *               "type": "text",
           *               "filled": 4
           *             },
           *             {
           *               "key": "fields",
           *               "title": "Lĩnh vực",
           *               "type": "multi-choice",
           *               "filled": 4,
           *               "counts": [
           *                 {
           *                   "value": "xay-dung",
           *                   "title": "Xây dựng Đảng",
           *                   "count": 4
           *                 },
           *                 {
           *                   "value": "khac",
           *                   "title": "Khác",
           *                   "count": 3
           *                 }
           *               ]
           *             }
           *           ],
           *           "rows": [
           *             {
           *               "cell": "cb-tong-hop",
           *               "cellName": "Chi bộ Phòng Tổng hợp",
           *               "values": {
           *                 "name": "Việc một",
           *                 "fields": "xay-dung; khac",
           *                 "other": "Dân vận",
           *                 "hours": 1.5,
           *                 "done": null
           *               }
           *             },
           *             {
           *               "cell": "cb-hanh-chinh",
           *               "cellName": "Chi bộ Phòng Hành chính – Tổ chức",
           *               "values": {
           *                 "name": "Việc một",
           *                 "fields": "xay-dung; khac",
           *                 "other": "Dân vận",
           *                 "hours": null,
           *                 "done": null
           *               }
           *             }
           *           ]
           *         }
           *       ],
           *       "moreRows": 0
           *     }
           */
          'application/json': components['schemas']['FormTableAnswer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  ConsolidationController_formTablePage: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        directive: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/pdf': string;
        };
      };
      default: components['responses']['Problem'];
    };
  };
  ConsolidationController_formTableBook: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        directive: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': string;
        };
      };
      default: components['responses']['Problem'];
    };
  };
  DirectiveController_issue: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
      };
      path: {
        directive: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "directive": "quy-hoach-2024",
           *       "symbol": "241-CV/ĐU",
           *       "notice": "notice-quy-hoach-2024",
           *       "cells": 12,
           *       "version": 2
           *     }
           */
          'application/json': components['schemas']['IssueAnswer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  DirectiveController_letter: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        directive: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/html': string;
        };
      };
      default: components['responses']['Problem'];
    };
  };
  DirectiveController_move: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
      };
      path: {
        directive: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "Chia tách, sắp xếp lại chi bộ",
         *       "document": "12-QĐ/ĐU",
         *       "from": [
         *         "cb-hanh-chinh"
         *       ],
         *       "to": [
         *         "cb-tach-mot",
         *         "cb-tach-hai"
         *       ]
         *     }
         */
        'application/json': {
          at?: string;
          document: string;
          dueOn?: string;
          from: string[];
          /**
           * @default inclusive
           * @enum {string}
           */
          policy?: 'exclusive' | 'inclusive' | 'roll' | 'inclusive-roll';
          reason: string;
          to: string[];
          wording?: string;
        };
      };
    };
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "directive": "quy-hoach-2024",
           *       "from": [
           *         "obligation-quy-hoach-2024--cb-hanh-chinh"
           *       ],
           *       "to": [
           *         "obligation-quy-hoach-2024--cb-tach-mot",
           *         "obligation-quy-hoach-2024--cb-tach-hai"
           *       ],
           *       "version": 4
           *     }
           */
          'application/json': components['schemas']['MoveAnswer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  DirectiveController_add: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
      };
      path: {
        directive: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "cell": "cb-moi",
         *       "reason": "Chia tách, sắp xếp lại chi bộ",
         *       "document": "12-QĐ/ĐU",
         *       "dueOn": "2024-02-20"
         *     }
         */
        'application/json': {
          at?: string;
          cell: string;
          document: string;
          dueOn?: string;
          /**
           * @default inclusive
           * @enum {string}
           */
          policy?: 'exclusive' | 'inclusive' | 'roll' | 'inclusive-roll';
          reason: string;
          wording?: string;
        };
      };
    };
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "directive": "quy-hoach-2024",
           *       "obligation": "obligation-quy-hoach-2024--cb-moi",
           *       "added": true,
           *       "version": 5
           *     }
           */
          'application/json': components['schemas']['AddAnswer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  DirectiveController_recall: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
      };
      path: {
        directive: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "Cấp trên dừng việc"
         *     }
         */
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "directive": "quy-hoach-2024",
           *       "notice": "notice-quy-hoach-2024_thu-hoi",
           *       "symbol": "242-CV/ĐU",
           *       "cancelled": 11,
           *       "version": 3
           *     }
           */
          'application/json': components['schemas']['RecallAnswer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  DirectiveController_recipients: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        directive: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "pinned": false,
           *       "selected": [
           *         {
           *           "cell": "cb-tong-hop",
           *           "name": "Chi bộ Phòng Tổng hợp"
           *         },
           *         {
           *           "cell": "cb-hanh-chinh",
           *           "name": "Chi bộ Phòng Hành chính – Tổ chức"
           *         }
           *       ],
           *       "leftOut": []
           *     }
           */
          'application/json': components['schemas']['RecipientsAnswer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  DirectiveController_results: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
      };
      path: {
        directive: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "directive": "dang-ky-2024",
           *       "notice": "notice-dang-ky-2024_ket-qua",
           *       "symbol": "119-TB/ĐU",
           *       "version": 4
           *     }
           */
          'application/json': components['schemas']['ResultsAnswer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  PlanningController_rules: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        directive: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "ruleSet": "qd50-2021",
           *       "title": "Quy định 50-QĐ/TW (2021) và Hướng dẫn 16-HD/BTCTW (2022)",
           *       "ground": "Quy định số 50-QĐ/TW, ngày 27/12/2021 của Bộ Chính trị về công tác quy hoạch cán bộ",
           *       "on": "2024-01-30",
           *       "rules": [
           *         {
           *           "rule": "TERM_CLOSED",
           *           "title": "Nhiệm kỳ đã kết thúc",
           *           "severity": "error",
           *           "source": "Công văn chỉ đạo rà soát, bổ sung quy hoạch hằng năm: phạm vi nhiệm kỳ",
           *           "certainty": "S",
           *           "parameters": []
           *         },
           *         {
           *           "rule": "TERM_NOT_REVIEWED",
           *           "title": "Nhiệm kỳ được yêu cầu chưa rà soát",
           *           "severity": "error",
           *           "source": "Công văn chỉ đạo rà soát, bổ sung quy hoạch hằng năm: phạm vi nhiệm kỳ",
           *           "certainty": "S",
           *           "parameters": []
           *         }
           *       ],
           *       "notChecked": [
           *         {
           *           "text": "Cơ quan có thẩm quyền kết luận không bảo đảm tiêu chuẩn chính trị thì đương nhiên ra khỏi quy hoạch: người thẩm định tự đối chiếu.",
           *           "source": "Quy định số 50-QĐ/TW, ngày 27/12/2021 và Hướng dẫn số 16-HD/BTCTW, ngày 15/02/2022: đương nhiên ra khỏi quy hoạch"
           *         },
           *         {
           *           "text": "Không nhất thiết phải đủ ngay mọi tiêu chuẩn của chức danh tại thời điểm quy hoạch.",
           *           "source": "Quy định số 50-QĐ/TW, ngày 27/12/2021 và Hướng dẫn số 16-HD/BTCTW, ngày 15/02/2022: tiêu chuẩn"
           *         }
           *       ],
           *       "certainties": {
           *         "A": "Văn bản chính thức",
           *         "B": "Nguồn thứ cấp (báo chí, tóm tắt)",
           *         "C": "Hiểu biết chung, chưa đối chiếu văn bản",
           *         "S": "Theo công văn chỉ đạo",
           *         "L": "Do cấp ủy quyết định",
           *         "?": "Đã tìm, chưa thấy quy định"
           *       }
           *     }
           */
          'application/json': components['schemas']['RulesAnswer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  DirectiveController_summary: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        directive: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "obligations": 12,
           *       "acknowledged": 0,
           *       "submitted": 0,
           *       "returned": 0,
           *       "approved": 0,
           *       "expired": 0,
           *       "lateKept": 0,
           *       "documents": 1,
           *       "numbers": [
           *         "241-CV/ĐU"
           *       ],
           *       "upward": {
           *         "dueOn": "2024-03-15",
           *         "wording": "trước ngày 15/03/2024",
           *         "cutoffAt": "2024-03-14T17:00:00.000000Z",
           *         "status": "open",
           *         "overdueAt": null,
           *         "interim": null,
           *         "report": null
           *       }
           *     }
           */
          'application/json': components['schemas']['Summary'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  ConsolidationController_report: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
      };
      path: {
        directive: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "interim": true
         *     }
         */
        'application/json': {
          /** @default false */
          interim?: boolean;
          /** @default false */
          supplement?: boolean;
        };
      };
    };
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "directive": "quy-hoach-2024",
           *       "notice": "notice-quy-hoach-2024_bao-cao-buoc-dau",
           *       "symbol": "01-BC/ĐU",
           *       "interim": true,
           *       "version": 3
           *     }
           */
          'application/json': components['schemas']['UpwardReportAnswer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  DirectiveController_withdraw: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
      };
      path: {
        directive: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "Soạn lại"
         *     }
         */
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "directive": "thuc-hien-01-cv-du-2024",
           *       "version": 2
           *     }
           */
          'application/json': {
            directive: string;
            version: number;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  FromAboveController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example [
           *       {
           *         "id": "viec-cua-dang-uy-hai",
           *         "from": "installation",
           *         "number": "01-CV/ĐU",
           *         "on": "2024-01-30",
           *         "body": "Đảng ủy Văn phòng UBND tỉnh",
           *         "subject": "thực hiện rà soát, bổ sung quy hoạch cán bộ cấp ủy năm 2024",
           *         "dueOn": "2024-02-15",
           *         "wording": "trước ngày 15/02/2024",
           *         "withdrawn": false,
           *         "state": "to-do",
           *         "directive": null
           *       }
           *     ]
           */
          'application/json': components['schemas']['FromAbove'][];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  FromAboveController_draft: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        directive: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "body": {
           *         "directive": "thuc-hien-01-cv-du-2024",
           *         "committee": "dang-uy-vp",
           *         "workflow": "quy-hoach-cap-uy",
           *         "year": 2024,
           *         "subject": "thực hiện rà soát, bổ sung quy hoạch cán bộ cấp ủy năm 2024",
           *         "superior": {
           *           "number": "01-CV/ĐU",
           *           "on": "2024-01-30",
           *           "body": "Đảng ủy Văn phòng UBND tỉnh",
           *           "subject": "việc thực hiện rà soát, bổ sung quy hoạch cán bộ cấp ủy năm 2024",
           *           "dueOn": "2024-02-15",
           *           "wording": "trước ngày 15/02/2024",
           *           "policy": "roll"
           *         },
           *         "targetTerms": [
           *           "2022-2025"
           *         ],
           *         "letter": {
           *           "addressee": "Các chi bộ trực thuộc",
           *           "opening": "Thực hiện văn bản số 01-CV/ĐU, ngày 30/01/2024 của Đảng ủy Văn phòng UBND tỉnh về việc thực hiện rà soát, bổ sung quy hoạch cán bộ cấp ủy năm 2024; Đảng ủy đề nghị các chi bộ trực thuộc thực hiện một số nội dung như sau:",
           *           "points": [
           *             "Nghiên cứu, tổ chức thực hiện đúng nội dung, yêu cầu của văn bản nêu trên."
           *           ],
           *           "deadlineNote": "Báo cáo kết quả gửi về Đảng ủy {wording} để tổng hợp, báo cáo cấp trên.",
           *           "closing": "Căn cứ các nội dung nêu trên, yêu cầu các chi bộ nghiêm túc triển khai thực hiện",
           *           "recipients": [
           *             "Như trên",
           *             "Lưu Đảng ủy"
           *           ]
           *         },
           *         "dueOn": "2024-02-01"
           *       },
           *       "missing": [
           *         {
           *           "path": "baseNotice",
           *           "message": "Cần thông báo phê duyệt gần nhất"
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['DraftAbove'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  FromAboveController_letter: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        directive: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/pdf': string;
        };
      };
      default: components['responses']['Problem'];
    };
  };
  LinksController_accept: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        token: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "password": "mười hai cây cầu ngắn",
         *       "name": "Moi.Hoang"
         *     }
         */
        'application/json': {
          name?: string;
          password: string;
        };
      };
    };
    responses: {
      /** @description Done. There is nothing to say. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components['responses']['Problem'];
    };
  };
  MessageController_list: {
    parameters: {
      query?: {
        after?: string;
        limit?: number;
        obligation?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "messages": [
           *         {
           *           "id": "cd7f88f8e329fd42eec3a6f7be9268aa",
           *           "obligation": "directive-quy-hoach-2024",
           *           "cell": null,
           *           "role": "clerk",
           *           "step": "upward-reminder 2024-03-15 ten-days",
           *           "subject": "Nhắc hạn báo cáo cấp trên theo Công văn số 1514-CV/ĐUK",
           *           "body": "Kính gửi Văn thư Đảng ủy,\n\nCông văn số 1514-CV/ĐUK của Đảng ủy Khối Cơ quan – Doanh nghiệp tỉnh yêu cầu Đảng ủy báo cáo trước ngày 15/03/2024 (tính đến hết thứ Năm, ngày 14 tháng 3 năm 2024). Đảng ủy chưa ban hành báo cáo tổng hợp của đợt theo Công văn số 241-CV/ĐU.\nNếu còn chi bộ chưa xong, có thể ban hành báo cáo bước đầu, rồi báo cáo chính thức sau.\n\nXem bảng tổng hợp và ban hành báo cáo: http:…",
           *           "note": null,
           *           "at": "2024-03-01T01:00:00.000000Z",
           *           "deliveries": {},
           *           "mail": "kept"
           *         },
           *         {
           *           "id": "ef0ce27114f70ef78fbf7d93518b8feb",
           *           "obligation": "obligation-quy-hoach-2024--cb-hoi-nghi",
           *           "cell": "cb-hoi-nghi",
           *           "role": null,
           *           "step": "expired",
           *           "subject": "Hết thời hạn gửi báo cáo theo Công văn số 241-CV/ĐU",
           *           "body": "Kính gửi Chi bộ Trung tâm Thông tin – Hội nghị,\n\nĐến hết thứ Năm, ngày 15 tháng 02 năm 2024, hệ thống chưa nhận được báo cáo của chi bộ theo Công văn số 241-CV/ĐU (thời hạn trước ngày 15/02/2024) nên coi như không thực hiện.\nQuy hoạch đã được phê duyệt trước đây vẫn giữ nguyên hiệu lực. Nếu cần xem xét lại, đề nghị chi bộ báo cáo Đảng ủy.\n\nXem chi tiết: http://127.0.0.1:0/?directive=quy-hoach-2024",
           *           "note": null,
           *           "at": "2024-02-15T17:10:00.000000Z",
           *           "deliveries": {
           *             "mail": "kept"
           *           },
           *           "mail": "kept"
           *         }
           *       ],
           *       "next": null
           *     }
           */
          'application/json': {
            messages: components['schemas']['MessageLine'][];
            next: null | string;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  NoticeController_list: {
    parameters: {
      query?: {
        dossier?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example [
           *       {
           *         "notice": "notice-quy-hoach-2024_bao-cao-buoc-dau",
           *         "symbol": "01-BC/ĐU",
           *         "body": "dang-uy-vp",
           *         "term": "2020-2025",
           *         "documentType": "BC",
           *         "number": 1,
           *         "file": "ho-so/quy-hoach-2024/01-BC-ĐU (2020-2025) 3799a626.pdf",
           *         "kind": "bao-cao-tong-hop",
           *         "issuedOn": "2024-03-01",
           *         "title": "Báo cáo kết quả bước đầu rà soát, bổ sung quy hoạch cấp ủy các chi bộ trực thuộc nhiệm kỳ 2022-2025 và nhiệm kỳ 2025-2027, năm 2024",
           *         "dossier": "quy-hoach-2024",
           *         "sha256": "91c8316a387d3f268f16aa198195942f88049df1619c91dcfb5ffb5388f2d132",
           *         "size": 160751,
           *         "deliveredTo": [],
           *         "cell": null,
           *         "revoked": null
           *       },
           *       {
           *         "notice": "notice-quy-hoach-2024_bao-cao",
           *         "symbol": "02-BC/ĐU",
           *         "body": "dang-uy-vp",
           *         "term": "2020-2025",
           *         "documentType": "BC",
           *         "number": 2,
           *         "file": "ho-so/quy-hoach-2024/02-BC-ĐU (2020-2025) f511ec94.pdf",
           *         "kind": "bao-cao-tong-hop",
           *         "issuedOn": "2024-03-08",
           *         "title": "Báo cáo kết quả rà soát, bổ sung quy hoạch cấp ủy các chi bộ trực thuộc nhiệm kỳ 2022-2025 và nhiệm kỳ 2025-2027, năm 2024",
           *         "dossier": "quy-hoach-2024",
           *         "sha256": "fb135e9d38685bbaafcb8b4a4e944226990081fb6b5ee5ddb335d3c95c102aec",
           *         "size": 160340,
           *         "deliveredTo": [],
           *         "cell": null,
           *         "revoked": null
           *       }
           *     ]
           */
          'application/json': components['schemas']['NoticeLine'][];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  ObligationController_read: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        obligation: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "obligation": "obligation-quy-hoach-2024--cb-tong-hop",
           *       "version": 2,
           *       "status": "issued",
           *       "standsAt": "issued",
           *       "title": "Đã giao, chưa gửi báo cáo",
           *       "offered": [
           *         {
           *           "command": "acknowledge",
           *           "title": "Xác nhận đã nhận",
           *           "step": false,
           *           "people": 1,
           *           "agreed": 0
           *         },
           *         {
           *           "command": "submit-report",
           *           "title": "Gửi báo cáo",
           *           "step": false,
           *           "people": 1,
           *           "agreed": 0
           *         }
           *       ],
           *       "cell": "cb-tong-hop",
           *       "directive": "quy-hoach-2024",
           *       "dueOn": "2024-02-15",
           *       "cutoffAt": "2024-02-15T17:00:00.000000Z",
           *       "wording": "trước ngày 15/02/2024",
           *       "round": 0,
           *       "receipts": [],
           *       "ifReturned": null,
           *       "history": [
           *         {
           *           "version": 1,
           *           "type": "ObligationIssued",
           *           "at": "2024-01-12T02:00:00.000000Z",
           *           "actor": "system",
           *           "actorText": "Hệ thống"
           *         },
           *         {
           *           "version": 2,
           *           "type": "ObligationAcknowledged",
           *           "at": "2024-01-15T01:05:00.000000Z",
           *           "actor": "link:obligation-quy-hoach-2024--cb-tong-hop",
           *           "actorText": "Đường dẫn trong thư gửi chi bộ"
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['ObligationView'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  ObligationController_acceptLate: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
        /** @description Version the caller has seen, as in ETag */
        'If-Match'?: string;
      };
      path: {
        /** @description obligation-<directive>--<cell> */
        obligation: unknown;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "receipt": "2024/0001",
         *       "reason": "Gửi trước giờ hết hạn, mạng chậm"
         *     }
         */
        'application/json': {
          reason: string;
          receipt: string;
        };
      };
    };
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "submitted",
           *       "obligation": "obligation-race-1--cb-tong-hop",
           *       "version": 3
           *     }
           */
          'application/json': components['schemas']['ObligationAnswer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  ObligationController_acknowledge: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
        /** @description Version the caller has seen, as in ETag */
        'If-Match'?: string;
      };
      path: {
        /** @description obligation-<directive>--<cell> */
        obligation: unknown;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "issued",
           *       "obligation": "obligation-quy-hoach-2024--cb-kinh-te",
           *       "version": 2
           *     }
           */
          'application/json': components['schemas']['ObligationAnswer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  ObligationController_approve: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
        /** @description Version the caller has seen, as in ETag */
        'If-Match'?: string;
      };
      path: {
        /** @description obligation-<directive>--<cell> */
        obligation: unknown;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "meeting": {
         *         "on": "2024-01-30",
         *         "present": 11,
         *         "agreed": 11
         *       },
         *       "decisions": []
         *     }
         */
        'application/json': {
          /** @default [] */
          decisions?: {
            line: string;
            reason: string;
            /** @enum {string} */
            verdict: 'approve' | 'strike';
          }[];
          meeting: {
            agreed: number;
            on: string;
            present: number;
          };
        };
      };
    };
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "notice": "notice-quy-hoach-2024--cb-tong-hop",
           *       "symbol": "119-TB/ĐU",
           *       "status": "approved",
           *       "obligation": "obligation-quy-hoach-2024--cb-tong-hop",
           *       "version": 4
           *     }
           */
          'application/json': components['schemas']['ApproveAnswer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  AttachmentController_list: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description obligation-<directive>--<cell> */
        obligation: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "attachments": [
           *         {
           *           "id": "edad34da-7364-40bf-b637-9367f2628317",
           *           "name": "Biên bản.pdf",
           *           "type": "pdf",
           *           "bytes": 307,
           *           "sha256": "9dee486c6aec8fd2bd01a270666e6fdf77cae8615388bdd19594a24bd489f7ce",
           *           "completedAt": "2024-01-10T01:30:00.000000Z",
           *           "receipt": null
           *         }
           *       ]
           *     }
           */
          'application/json': {
            attachments: components['schemas']['Attachment'][];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  AttachmentController_upload: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
        /** @description Version the caller has seen, as in ETag */
        'If-Match'?: string;
        /** @description Name of the file, UTF-8, percent-encoded */
        'X-File-Name': string;
      };
      path: {
        /** @description obligation-<directive>--<cell> */
        obligation: unknown;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/octet-stream': string;
      };
    };
    responses: {
      /** @description Made, or taken in. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "obligation": "obligation-dot-bieu-mau--cb-tong-hop",
           *       "id": "75d8e00a-5c36-47bd-b787-465af2737c6d",
           *       "name": "Biên bản.pdf",
           *       "type": "pdf",
           *       "bytes": 317,
           *       "sha256": "1687e29c65205a69d693382d771143ee6f234fb49a417d474bf230080191cd54",
           *       "completedAt": "2024-12-02T02:00:00.000000Z",
           *       "receipt": null
           *     }
           */
          'application/json': components['schemas']['AttachmentAnswer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  AttachmentController_bytes: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        attachment: string;
        /** @description obligation-<directive>--<cell> */
        obligation: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/octet-stream': string;
        };
      };
      default: components['responses']['Problem'];
    };
  };
  AttachmentController_remove: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
        /** @description Version the caller has seen, as in ETag */
        'If-Match'?: string;
      };
      path: {
        attachment: string;
        /** @description obligation-<directive>--<cell> */
        obligation: unknown;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "obligation": "obligation-quy-hoach-2024--cb-tiep-dan",
           *       "id": "c52f1842-80b5-4512-99b2-7d3ef6427d48",
           *       "removed": true
           *     }
           */
          'application/json': components['schemas']['RemoveAnswer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  AttachmentController_copy: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
        /** @description Version the caller has seen, as in ETag */
        'If-Match'?: string;
      };
      path: {
        attachment: string;
        /** @description obligation-<directive>--<cell> */
        obligation: unknown;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Made, or taken in. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "obligation": "obligation-quy-hoach-2024--cb-khoa-giao",
           *       "id": "4a1c70f8-ff7f-4744-9bfe-5f4f19844667",
           *       "name": "Hai.png",
           *       "type": "png",
           *       "bytes": 90,
           *       "sha256": "380c381e4b5a927d7879da933ce7dcc25d16cb67f9395888d2aa8faa5255ff8f",
           *       "completedAt": "2024-01-10T01:30:00.000000Z",
           *       "receipt": null
           *     }
           */
          'application/json': components['schemas']['AttachmentAnswer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  ObligationController_cancel: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
        /** @description Version the caller has seen, as in ETag */
        'If-Match'?: string;
      };
      path: {
        /** @description obligation-<directive>--<cell> */
        obligation: unknown;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "Giao nhầm",
         *       "document": "12-QĐ/ĐU"
         *     }
         */
        'application/json': {
          document: string;
          reason: string;
        };
      };
    };
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "cancelled",
           *       "obligation": "obligation-quy-hoach-2024--cb-tiep-dan",
           *       "version": 2
           *     }
           */
          'application/json': components['schemas']['ObligationAnswer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  ReviewController_comments: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        obligation: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "comments": [
           *         {
           *           "id": "3b751092-5f99-882f-8d88-60367e11ca81",
           *           "round": 1,
           *           "anchor": {
           *             "row": "cb-kiem-soat-2022-2025/bi-thu/dv-mau-0055",
           *             "table": "review",
           *             "column": "rating1"
           *           },
           *           "text": "Xem lại xếp loại",
           *           "by": "thamdinh-1",
           *           "at": "2024-01-30T03:00:00.000000Z",
           *           "resolvedBy": null,
           *           "resolvedAt": null
           *         },
           *         {
           *           "id": "e845c0e1-c79f-8689-8a87-aefaa6c55f66",
           *           "round": 1,
           *           "anchor": null,
           *           "text": "Thiếu biên bản",
           *           "by": "capuy-1",
           *           "at": "2024-01-30T03:00:00.000000Z",
           *           "resolvedBy": null,
           *           "resolvedAt": null
           *         }
           *       ]
           *     }
           */
          'application/json': {
            comments: components['schemas']['Comment'][];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  ReviewController_comment: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
        /** @description Version the caller has seen, as in ETag */
        'If-Match'?: string;
      };
      path: {
        /** @description obligation-<directive>--<cell> */
        obligation: unknown;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "text": "Xem lại xếp loại",
         *       "anchor": {
         *         "table": "review",
         *         "row": "cb-kiem-soat-2022-2025/bi-thu/dv-mau-0055",
         *         "column": "rating1"
         *       }
         *     }
         */
        'application/json': {
          /** @default null */
          anchor?:
            | (
                | {
                    /** @default null */
                    column?: string | null;
                    /** @default null */
                    row?: string | null;
                    table: string;
                  }
                | {
                    /** Format: uuid */
                    file: string;
                    /** @default null */
                    page?: number | null;
                  }
              )
            | null;
          text: string;
        };
      };
    };
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "3b751092-5f99-882f-8d88-60367e11ca81",
           *       "round": 1,
           *       "anchor": {
           *         "row": "cb-kiem-soat-2022-2025/bi-thu/dv-mau-0055",
           *         "table": "review",
           *         "column": "rating1"
           *       },
           *       "text": "Xem lại xếp loại",
           *       "by": "thamdinh-1",
           *       "at": "2024-01-30T03:00:00.000000Z",
           *       "resolvedBy": null,
           *       "resolvedAt": null
           *     }
           */
          'application/json': components['schemas']['Comment'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  ReviewController_resolve: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
        /** @description Version the caller has seen, as in ETag */
        'If-Match'?: string;
      };
      path: {
        /** @description id of the comment */
        comment: string;
        /** @description obligation-<directive>--<cell> */
        obligation: unknown;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "3b751092-5f99-882f-8d88-60367e11ca81",
           *       "round": 1,
           *       "anchor": {
           *         "row": "cb-kiem-soat-2022-2025/bi-thu/dv-mau-0055",
           *         "table": "review",
           *         "column": "rating1"
           *       },
           *       "text": "Xem lại xếp loại",
           *       "by": "thamdinh-1",
           *       "at": "2024-01-30T03:00:00.000000Z",
           *       "resolvedBy": "chibo-cb-kiem-soat-1",
           *       "resolvedAt": "2024-01-30T03:00:00.000000Z"
           *     }
           */
          'application/json': components['schemas']['Comment'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  ObligationController_correctApproval: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
        /** @description Version the caller has seen, as in ETag */
        'If-Match'?: string;
      };
      path: {
        /** @description obligation-<directive>--<cell> */
        obligation: unknown;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "Phê duyệt nhầm danh sách",
         *       "document": "260-CV/ĐU",
         *       "documentOn": "2024-03-05",
         *       "notice": "notice-quy-hoach-2024--cb-kinh-te",
         *       "points": [
         *         "Ngày sinh của đồng chí đứng đầu danh sách đúng là 12/5/1980"
         *       ]
         *     }
         */
        'application/json': {
          document: string;
          documentOn: string;
          notice: string;
          points: string[];
          reason: string;
        };
      };
    };
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "notice": "notice-quy-hoach-2024--cb-kinh-te_dinh-chinh-1",
           *       "symbol": "126-TB/ĐU",
           *       "status": "approved",
           *       "obligation": "obligation-quy-hoach-2024--cb-kinh-te",
           *       "version": 5
           *     }
           */
          'application/json': components['schemas']['CorrectApprovalAnswer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  DraftController_read: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description obligation-<directive>--<cell> */
        obligation: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "tables": {
           *         "terms": [
           *           {
           *             "term": "cb-tong-hop-2022-2025",
           *             "outcome": "unchanged",
           *             "baseVersion": 0
           *           },
           *           {
           *             "term": "cb-tong-hop-2025-2027",
           *             "outcome": "unchanged",
           *             "baseVersion": 0
           *           }
           *         ],
           *         "review": [
           *           {
           *             "term": "cb-tong-hop-2022-2025",
           *             "cardNumber": "MAU-0001",
           *             "person": "Lê Xuân Lâm",
           *             "born": "1982-01-18",
           *             "sex": "nam",
           *             "ethnicity": "Kinh",
           *             "position": "Trưởng phòng",
           *             "partyPost": null,
           *             "qualification": "Thạc sĩ",
           *             "politicalTheory": "Cao cấp",
           *             "rating1": null,
           *             "rating2": null,
           *             "rating3": null,
           *             "disciplined": null,
           *             "disciplineUntil": null,
           *             "post": "bi-thu",
           *             "since": "Thông báo số 62-TB/ĐU ngày 15/6/2022",
           *             "decision": "continue",
           *             "ground": null,
           *             "reason": null,
           *             "note": null
           *           },
           *           {
           *             "term": "cb-tong-hop-2022-2025",
           *             "cardNumber": "MAU-0002",
           *             "person": "Bùi Hữu Thắng",
           *             "born": "1975-12-08",
           *             "sex": "nam",
           *             "ethnicity": "Kinh",
           *             "position": "Chuyên viên",
           *             "partyPost": null,
           *             "qualification": "Đại học",
           *             "politicalTheory": "Trung cấp",
           *             "rating1": null,
           *             "rating2": null,
           *             "rating3": null,
           *             "disciplined": null,
           *             "disciplineUntil": null,
           *             "post": "bi-thu",
           *             "since": "Thông báo số 62-TB/ĐU ngày 15/6/2022",
           *             "decision": "continue",
           *             "ground": null,
           *             "reason": null,
           *             "note": null
           *           }
           *         ],
           *         "additions": [],
           *         "meetings": [],
           *         "votes": []
           *       },
           *       "obligation": "obligation-quy-hoach-2024--cb-tong-hop",
           *       "version": 0,
           *       "round": 1,
           *       "savedAt": null,
           *       "submitted": false,
           *       "open": true,
           *       "ready": false,
           *       "findings": [
           *         {
           *           "id": "PAPER_FIELD|report||number|number",
           *           "rule": "PAPER_FIELD",
           *           "severity": "error",
           *           "table": "report",
           *           "message": "Còn thiếu trường này",
           *           "fix": "Ghi theo báo cáo giấy của chi bộ, rồi kiểm tra lại.",
           *           "row": null,
           *           "column": "number",
           *           "source": null
           *         },
           *         {
           *           "id": "PAPER_FIELD|report||reportedOn|reportedOn",
           *           "rule": "PAPER_FIELD",
           *           "severity": "error",
           *           "table": "report",
           *           "message": "Còn thiếu trường này",
           *           "fix": "Ghi theo báo cáo giấy của chi bộ, rồi kiểm tra lại.",
           *           "row": null,
           *           "column": "reportedOn",
           *           "source": null
           *         }
           *       ],
           *       "moreFindings": 0,
           *       "submission": {
           *         "schemaVersion": 1,
           *         "cell": "cb-tong-hop",
           *         "people": [
           *           {
           *             "id": "dv-mau-0001",
           *             "cardNumber": "MAU-0001",
           *             "name": "Lê Xuân Lâm",
           *             "born": "1982-01-18",
           *             "sex": "nam",
           *             "ethnicity": "Kinh",
           *             "position": "Trưởng phòng",
           *             "qualification": "Thạc sĩ",
           *             "politicalTheory": "Cao cấp",
           *             "partyPost": null,
           *             "ratings": [],
           *             "discipline": null
           *           },
           *           {
           *             "id": "dv-mau-0002",
           *             "cardNumber": "MAU-0002",
           *             "name": "Bùi Hữu Thắng",
           *             "born": "1975-12-08",
           *             "sex": "nam",
           *             "ethnicity": "Kinh",
           *             "position": "Chuyên viên",
           *             "qualification": "Đại học",
           *             "politicalTheory": "Trung cấp",
           *             "partyPost": null,
           *             "ratings": [],
           *             "discipline": null
           *           }
           *         ],
           *         "terms": [
           *           {
           *             "term": {
           *               "id": "cb-tong-hop-2022-2025",
           *               "name": "2022-2025"
           *             },
           *             "baseVersion": 0,
           *             "outcome": "unchanged",
           *             "lines": [
           *               {
           *                 "movement": "continue",
           *                 "person": "dv-mau-0001",
           *                 "post": "bi-thu",
           *                 "note": ""
           *               },
           *               {
           *                 "movement": "continue",
           *                 "person": "dv-mau-0002",
           *                 "post": "bi-thu",
           *                 "note": ""
           *               }
           *             ]
           *           },
           *           {
           *             "term": {
           *               "id": "cb-tong-hop-2025-2027",
           *               "name": "2025-2027"
           *             },
           *             "baseVersion": 0,
           *             "outcome": "unchanged",
           *             "lines": [
           *               {
           *                 "movement": "continue",
           *                 "person": "dv-mau-0002",
           *                 "post": "bi-thu",
           *                 "note": ""
           *               },
           *               {
           *                 "movement": "continue",
           *                 "person": "dv-mau-0003",
           *                 "post": "bi-thu",
           *                 "note": ""
           *               }
           *             ]
           *           }
           *         ],
           *         "meetings": []
           *       },
           *       "workbook": null
           *     }
           */
          'application/json': components['schemas']['DraftView'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  DraftController_save: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
        /** @description Version the caller has seen, as in ETag */
        'If-Match'?: string;
      };
      path: {
        /** @description obligation-<directive>--<cell> */
        obligation: unknown;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "number": "05-BC/CB",
         *       "reportedOn": "2024-01-30",
         *       "note": "đã gõ",
         *       "tables": {}
         *     }
         */
        'application/json': {
          attachments?: string[];
          fields?: {
            [key: string]: string | number | boolean | string[] | null;
          };
          note?: string;
          number?: string;
          /** @enum {string} */
          outcome?: 'unchanged' | 'changed' | 'reported';
          reportedOn?: string;
          /** @default {} */
          tables?: {
            [key: string]: {
              [key: string]: string | number | boolean | string[] | null;
            }[];
          };
        };
      };
    };
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "obligation": "obligation-quy-hoach-2024--cb-kinh-te",
           *       "version": 1,
           *       "round": 1,
           *       "savedAt": "2024-01-30T03:00:00.000000Z",
           *       "submitted": false,
           *       "open": true,
           *       "ready": false,
           *       "findings": [
           *         {
           *           "id": "TERMS_MISSING|terms",
           *           "rule": "TERMS_MISSING",
           *           "severity": "error",
           *           "table": "terms",
           *           "message": "Chưa có kết luận về nhiệm kỳ nào",
           *           "fix": "Ghi kết quả rà soát của từng nhiệm kỳ ở bảng Kết luận.",
           *           "row": null,
           *           "column": null,
           *           "source": null
           *         }
           *       ],
           *       "moreFindings": 0,
           *       "submission": null,
           *       "workbook": null
           *     }
           */
          'application/json': components['schemas']['DraftCheck'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  DraftController_discard: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
        /** @description Version the caller has seen, as in ETag */
        'If-Match'?: string;
      };
      path: {
        /** @description obligation-<directive>--<cell> */
        obligation: unknown;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "obligation": "obligation-quy-hoach-2024--cb-hanh-chinh",
           *       "version": 2
           *     }
           */
          'application/json': components['schemas']['DiscardAnswer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  DraftController_states: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description obligation-<directive>--<cell> */
        obligation: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example [
           *       {
           *         "version": 1,
           *         "round": 1,
           *         "savedAt": "2024-01-30T03:00:00.000000Z",
           *         "by": "chibo-cb-hanh-chinh-cong-1",
           *         "workbook": "7e87c356621e169d66dd9aa0292dabe426e299967bef980252405e5293f28a95",
           *         "rows": {
           *           "terms": 2,
           *           "votes": 0,
           *           "review": 15,
           *           "meetings": 0,
           *           "additions": 0
           *         }
           *       }
           *     ]
           */
          'application/json': components['schemas']['DraftState'][];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  DraftController_restore: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
        /** @description Version the caller has seen, as in ETag */
        'If-Match'?: string;
      };
      path: {
        /** @description obligation-<directive>--<cell> */
        obligation: unknown;
        /** @description of the state */
        version: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "tables": {
           *         "terms": [
           *           {
           *             "term": "2022-2025",
           *             "outcome": "Không thay đổi",
           *             "baseVersion": 0
           *           },
           *           {
           *             "term": "2025-2027",
           *             "outcome": "Không thay đổi",
           *             "baseVersion": 0
           *           }
           *         ],
           *         "votes": [],
           *         "review": [
           *           {
           *             "sex": "Nữ",
           *             "born": "15/02/1982",
           *             "note": "bản đầu",
           *             "post": "Bí thư",
           *             "term": "2022-2025",
           *             "since": "Thông báo số 62-TB/ĐU ngày 15/6/2022",
           *             "person": "Ngô Phương Ánh",
           *             "decision": "Tiếp tục",
           *             "position": "Trưởng phòng",
           *             "ethnicity": "Kinh",
           *             "cardNumber": "MAU-0066",
           *             "qualification": "Đại học",
           *             "politicalTheory": "Trung cấp"
           *           },
           *           {
           *             "sex": "Nam",
           *             "born": "08/12/1979",
           *             "post": "Bí thư",
           *             "term": "2022-2025",
           *             "since": "Thông báo số 62-TB/ĐU ngày 15/6/2022",
           *             "person": "Lê Minh Đông",
           *             "decision": "Tiếp tục",
           *             "position": "Phó Trưởng phòng",
           *             "ethnicity": "Kinh",
           *             "cardNumber": "MAU-0067",
           *             "qualification": "Đại học",
           *             "politicalTheory": "Cao cấp"
           *           }
           *         ],
           *         "meetings": [],
           *         "additions": []
           *       },
           *       "obligation": "obligation-quy-hoach-2024--cb-hanh-chinh-cong",
           *       "version": 3,
           *       "round": 1,
           *       "savedAt": "2024-01-30T03:00:00.000000Z",
           *       "submitted": false,
           *       "open": true,
           *       "ready": false,
           *       "findings": [
           *         {
           *           "id": "PAPER_FIELD|report||number|number",
           *           "rule": "PAPER_FIELD",
           *           "severity": "error",
           *           "table": "report",
           *           "message": "Còn thiếu trường này",
           *           "fix": "Ghi theo báo cáo giấy của chi bộ, rồi kiểm tra lại.",
           *           "row": null,
           *           "column": "number",
           *           "source": null
           *         },
           *         {
           *           "id": "PAPER_FIELD|report||reportedOn|reportedOn",
           *           "rule": "PAPER_FIELD",
           *           "severity": "error",
           *           "table": "report",
           *           "message": "Còn thiếu trường này",
           *           "fix": "Ghi theo báo cáo giấy của chi bộ, rồi kiểm tra lại.",
           *           "row": null,
           *           "column": "reportedOn",
           *           "source": null
           *         }
           *       ],
           *       "moreFindings": 0,
           *       "submission": {
           *         "schemaVersion": 1,
           *         "cell": "cb-hanh-chinh-cong",
           *         "people": [
           *           {
           *             "id": "dv-mau-0066",
           *             "cardNumber": "MAU-0066",
           *             "name": "Ngô Phương Ánh",
           *             "born": "1982-02-15",
           *             "sex": "nu",
           *             "ethnicity": "Kinh",
           *             "position": "Trưởng phòng",
           *             "qualification": "Đại học",
           *             "politicalTheory": "Trung cấp",
           *             "partyPost": null,
           *             "ratings": [],
           *             "discipline": null
           *           },
           *           {
           *             "id": "dv-mau-0067",
           *             "cardNumber": "MAU-0067",
           *             "name": "Lê Minh Đông",
           *             "born": "1979-12-08",
           *             "sex": "nam",
           *             "ethnicity": "Kinh",
           *             "position": "Phó Trưởng phòng",
           *             "qualification": "Đại học",
           *             "politicalTheory": "Cao cấp",
           *             "partyPost": null,
           *             "ratings": [],
           *             "discipline": null
           *           }
           *         ],
           *         "terms": [
           *           {
           *             "term": {
           *               "id": "cb-hanh-chinh-cong-2022-2025",
           *               "name": "2022-2025"
           *             },
           *             "baseVersion": 0,
           *             "outcome": "unchanged",
           *             "lines": [
           *               {
           *                 "movement": "continue",
           *                 "person": "dv-mau-0066",
           *                 "post": "bi-thu",
           *                 "note": "bản đầu"
           *               },
           *               {
           *                 "movement": "continue",
           *                 "person": "dv-mau-0067",
           *                 "post": "bi-thu",
           *                 "note": ""
           *               }
           *             ]
           *           },
           *           {
           *             "term": {
           *               "id": "cb-hanh-chinh-cong-2025-2027",
           *               "name": "2025-2027"
           *             },
           *             "baseVersion": 0,
           *             "outcome": "unchanged",
           *             "lines": [
           *               {
           *                 "movement": "continue",
           *                 "person": "dv-mau-0067",
           *                 "post": "bi-thu",
           *                 "note": ""
           *               },
           *               {
           *                 "movement": "continue",
           *                 "person": "dv-mau-0068",
           *                 "post": "bi-thu",
           *                 "note": ""
           *               }
           *             ]
           *           }
           *         ],
           *         "meetings": []
           *       },
           *       "workbook": "7e87c356621e169d66dd9aa0292dabe426e299967bef980252405e5293f28a95"
           *     }
           */
          'application/json': components['schemas']['DraftView'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  ObligationController_extend: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
        /** @description Version the caller has seen, as in ETag */
        'If-Match'?: string;
      };
      path: {
        /** @description obligation-<directive>--<cell> */
        obligation: unknown;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "dueOn": "2024-03-12",
         *       "reason": "Chi bộ mới kiện toàn",
         *       "document": "245-CV/ĐU"
         *     }
         */
        'application/json': {
          at?: string;
          document: string;
          dueOn: string;
          /**
           * @default inclusive
           * @enum {string}
           */
          policy?: 'exclusive' | 'inclusive' | 'roll' | 'inclusive-roll';
          reason: string;
          wording?: string;
        };
      };
    };
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "issued",
           *       "obligation": "obligation-quy-hoach-2024--cb-noi-chinh",
           *       "version": 2
           *     }
           */
          'application/json': components['schemas']['ObligationAnswer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  WorkbookController_document: {
    parameters: {
      query?: {
        appendix?: '1' | '2';
      };
      header?: never;
      path: {
        /** @description obligation-<directive>--<cell> */
        obligation: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/vnd.openxmlformats-officedocument.wordprocessingml.document': string;
        };
      };
      default: components['responses']['Problem'];
    };
  };
  WorkbookController_sheet: {
    parameters: {
      query?: {
        appendix?: '1' | '2';
      };
      header?: never;
      path: {
        /** @description obligation-<directive>--<cell> */
        obligation: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': string;
        };
      };
      default: components['responses']['Problem'];
    };
  };
  ObligationController_reject: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
        /** @description Version the caller has seen, as in ETag */
        'If-Match'?: string;
      };
      path: {
        /** @description obligation-<directive>--<cell> */
        obligation: unknown;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "Sai đối tượng"
         *     }
         */
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "rejected",
           *       "obligation": "obligation-dang-ky-2024--cb-hanh-chinh",
           *       "version": 11
           *     }
           */
          'application/json': components['schemas']['ObligationAnswer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  ObligationController_releaseHold: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
        /** @description Version the caller has seen, as in ETag */
        'If-Match'?: string;
      };
      path: {
        /** @description obligation-<directive>--<cell> */
        obligation: unknown;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "obligation": "obligation-quy-hoach-2024--cb-khoa-giao",
           *       "released": true
           *     }
           */
          'application/json': {
            obligation: string;
            released: boolean;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  ObligationController_reopen: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
        /** @description Version the caller has seen, as in ETag */
        'If-Match'?: string;
      };
      path: {
        /** @description obligation-<directive>--<cell> */
        obligation: unknown;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "dueOn": "2024-03-15",
         *       "reason": "Chi bộ sáp nhập",
         *       "document": "250-CV/ĐU"
         *     }
         */
        'application/json': {
          at?: string;
          document: string;
          dueOn: string;
          /**
           * @default inclusive
           * @enum {string}
           */
          policy?: 'exclusive' | 'inclusive' | 'roll' | 'inclusive-roll';
          reason: string;
          wording?: string;
        };
      };
    };
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "issued",
           *       "obligation": "obligation-quy-hoach-2024--cb-tiep-dan",
           *       "version": 3
           *     }
           */
          'application/json': components['schemas']['ObligationAnswer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  ReviewController_report: {
    parameters: {
      query?: {
        round?: number;
      };
      header?: never;
      path: {
        obligation: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "obligation": "obligation-quy-hoach-2024--cb-hoi-nghi",
           *       "directive": "quy-hoach-2024",
           *       "cell": "cb-hoi-nghi",
           *       "status": "submitted",
           *       "version": 2,
           *       "round": 1,
           *       "rounds": [
           *         {
           *           "round": 1,
           *           "receipt": "2024/0002",
           *           "at": "2024-01-30T03:00:00.000000Z"
           *         }
           *       ],
           *       "receipt": {
           *         "number": "2024/0002",
           *         "begunAt": "2024-01-30T03:00:00.000000Z",
           *         "completedAt": "2024-01-30T03:00:00.000000Z",
           *         "timeliness": "onTime",
           *         "sha256": "4dc63ba38078646c12ef77f64c70cbe9a06ffa0d0a42d3623cf052b8435fee6c",
           *         "warnings": 9
           *       },
           *       "report": {
           *         "outcome": "unchanged",
           *         "number": "05-BC/CB",
           *         "reportedOn": "2024-01-30",
           *         "note": "",
           *         "attachments": [],
           *         "submission": {
           *           "schemaVersion": 1,
           *           "cell": "cb-hoi-nghi",
           *           "people": [
           *             {
           *               "id": "dv-mau-0073",
           *               "cardNumber": "MAU-0073",
           *               "name": "Vàng Thị Dung",
           *               "born": "1985-12-08",
           *               "sex": "nu",
           *               "ethnicity": "Mông",
           *               "position": "Phó Trưởng phòng",
           *               "qualification": "Đại học",
           *               "politicalTheory": "Trung cấp",
           *               "partyPost": null,
           *               "ratings": [],
           *               "discipline": null
           *             },
           *             {
           *               "id": "dv-mau-0074",
           *               "cardNumber": "MAU-0074",
           *               "name": "Lương Văn Tùng",
           *               "born": "1974",
           *               "sex": "nam",
           *               "ethnicity": "Tày",
           *               "position": "Trưởng phòng",
           *               "qualification": "Thạc sĩ",
           *               "politicalTheory": "Trung cấp",
           *               "partyPost": null,
           *               "ratings": [],
           *               "discipline": null
           *             }
           *           ],
           *           "terms": [
           *             {
           *               "term": {
           *                 "id": "cb-hoi-nghi-2022-2025",
           *                 "name": "2022-2025"
           *               },
           *               "baseVersion": 0,
           *               "outcome": "unchanged",
           *               "lines": [
           *                 {
           *                   "movement": "continue",
           *                   "person": "dv-mau-0073",
           *                   "post": "bi-thu",
           *                   "note": "theo công thức"
           *                 },
           *                 {
           *                   "movement": "continue",
           *                   "person": "dv-mau-0074",
           *                   "post": "bi-thu",
           *                   "note": ""
           *                 }
           *               ]
           *             },
           *             {
           *               "term": {
           *                 "id": "cb-hoi-nghi-2025-2027",
           *                 "name": "2025-2027"
           *               },
           *               "baseVersion": 0,
           *               "outcome": "unchanged",
           *               "lines": [
           *                 {
           *                   "movement": "continue",
           *                   "person": "dv-mau-0074",
           *                   "post": "bi-thu",
           *                   "note": ""
           *                 },
           *                 {
           *                   "movement": "continue",
           *                   "person": "dv-mau-0075",
           *                   "post": "bi-thu",
           *                   "note": ""
           *                 }
           *               ]
           *             }
           *           ],
           *           "meetings": []
           *         }
           *       },
           *       "files": [],
           *       "workbook": {
           *         "sha256": "5a02dbac10aca74487c9c7aac943dd28816ddc677198e83dadb857cff78d1e66",
           *         "bytes": 8018,
           *         "findings": [
           *           {
           *             "id": "FORMULA_VALUE|review|#6|note",
           *             "severity": "warning",
           *             "table": "review",
           *             "row": {
           *               "key": "#6",
           *               "number": 1
           *             },
           *             "column": "note",
           *             "rule": "FORMULA_VALUE",
           *             "message": "Ô có công thức; hệ thống lấy giá trị đang hiển thị",
           *             "fix": "Kiểm tra giá trị; nên chép rồi dán dạng giá trị (Paste Values).",
           *             "source": null,
           *             "sheet": "Phụ lục 1 - Rà soát",
           *             "cell": "U6"
           *           }
           *         ]
           *       },
           *       "tables": [
           *         {
           *           "key": "terms",
           *           "title": "Kết luận",
           *           "columns": [
           *             {
           *               "key": "term",
           *               "title": "Nhiệm kỳ",
           *               "type": "enum",
           *               "width": 12,
           *               "help": "",
           *               "aliases": [],
           *               "choices": [
           *                 {
           *                   "value": "cb-hoi-nghi-2022-2025",
           *                   "title": "2022-2025",
           *                   "aliases": [
           *                     "NK 2022-2025",
           *                     "Nhiệm kỳ 2022-2025"
           *                   ]
           *                 },
           *                 {
           *                   "value": "cb-hoi-nghi-2025-2027",
           *                   "title": "2025-2027",
           *                   "aliases": [
           *                     "NK 2025-2027",
           *                     "Nhiệm kỳ 2025-2027"
           *                   ]
           *                 }
           *               ],
           *               "maxLength": 500,
           *               "fixed": false,
           *               "required": true
           *             },
           *             {
           *               "key": "outcome",
           *               "title": "Kết quả rà soát",
           *               "type": "enum",
           *               "width": 18,
           *               "help": "“Không thay đổi” là câu trả lời đầy đủ.",
           *               "aliases": [],
           *               "choices": [
           *                 {
           *                   "value": "unchanged",
           *                   "title": "Không thay đổi",
           *                   "aliases": []
           *                 },
           *                 {
           *                   "value": "changed",
           *                   "title": "Có thay đổi",
           *                   "aliases": []
           *                 }
           *               ],
           *               "maxLength": 500,
           *               "fixed": false,
           *               "required": true
           *             }
           *           ],
           *           "rows": [
           *             {
           *               "key": "cb-hoi-nghi-2022-2025",
           *               "values": {
           *                 "term": "cb-hoi-nghi-2022-2025",
           *                 "outcome": "unchanged",
           *                 "baseVersion": 0
           *               }
           *             },
           *             {
           *               "key": "cb-hoi-nghi-2025-2027",
           *               "values": {
           *                 "term": "cb-hoi-nghi-2025-2027",
           *                 "outcome": "unchanged",
           *                 "baseVersion": 0
           *               }
           *             }
           *           ]
           *         },
           *         {
           *           "key": "review",
           *           "title": "Phụ lục 1 - Rà soát",
           *           "columns": [
           *             {
           *               "key": "term",
           *               "title": "Nhiệm kỳ",
           *               "type": "enum",
           *               "width": 12,
           *               "help": "",
           *               "aliases": [],
           *               "choices": [
           *                 {
           *                   "value": "cb-hoi-nghi-2022-2025",
           *                   "title": "2022-2025",
           *                   "aliases": [
           *                     "NK 2022-2025",
           *                     "Nhiệm kỳ 2022-2025"
           *                   ]
           *                 },
           *                 {
           *                   "value": "cb-hoi-nghi-2025-2027",
           *                   "title": "2025-2027",
           *                   "aliases": [
           *                     "NK 2025-2027",
           *                     "Nhiệm kỳ 2025-2027"
           *                   ]
           *                 }
           *               ],
           *               "maxLength": 500,
           *               "fixed": false,
           *               "required": true
           *             },
           *             {
           *               "key": "cardNumber",
           *               "title": "Số thẻ đảng viên",
           *               "type": "code",
           *               "width": 18,
           *               "help": "Ghi đúng số trên thẻ; người trùng tên được phân biệt bằng số thẻ.",
           *               "aliases": [],
           *               "choices": [],
           *               "maxLength": 20,
           *               "fixed": false,
           *               "required": true
           *             }
           *           ],
           *           "rows": [
           *             {
           *               "key": "cb-hoi-nghi-2022-2025/bi-thu/dv-mau-0073",
           *               "values": {
           *                 "term": "cb-hoi-nghi-2022-2025",
           *                 "cardNumber": "MAU-0073",
           *                 "person": "Vàng Thị Dung",
           *                 "born": "1985-12-08",
           *                 "sex": "nu",
           *                 "ethnicity": "Mông",
           *                 "position": "Phó Trưởng phòng",
           *                 "partyPost": null,
           *                 "qualification": "Đại học",
           *                 "politicalTheory": "Trung cấp",
           *                 "rating1": null,
           *                 "rating2": null,
           *                 "rating3": null,
           *                 "disciplined": null,
           *                 "disciplineUntil": null,
           *                 "post": "bi-thu",
           *                 "since": "Thông báo số 62-TB/ĐU ngày 15/6/2022",
           *                 "decision": "continue",
           *                 "ground": null,
           *                 "reason": null,
           *                 "note": "theo công thức"
           *               }
           *             },
           *             {
           *               "key": "cb-hoi-nghi-2022-2025/bi-thu/dv-mau-0074",
           *               "values": {
           *                 "term": "cb-hoi-nghi-2022-2025",
           *                 "cardNumber": "MAU-0074",
           *                 "person": "Lương Văn Tùng",
           *                 "born": "1974",
           *                 "sex": "nam",
           *                 "ethnicity": "Tày",
           *                 "position": "Trưởng phòng",
           *                 "partyPost": null,
           *                 "qualification": "Thạc sĩ",
           *                 "politicalTheory": "Trung cấp",
           *                 "rating1": null,
           *                 "rating2": null,
           *                 "rating3": null,
           *                 "disciplined": null,
           *                 "disciplineUntil": null,
           *                 "post": "bi-thu",
           *                 "since": "Thông báo số 62-TB/ĐU ngày 15/6/2022",
           *                 "decision": "continue",
           *                 "ground": null,
           *                 "reason": null,
           *                 "note": null
           *               }
           *             }
           *           ]
           *         }
           *       ],
           *       "checkedOn": "2024-01-30",
           *       "findings": [
           *         {
           *           "id": "FORMULA_VALUE|review|#6|note",
           *           "severity": "warning",
           *           "table": "review",
           *           "row": {
           *             "key": "#6",
           *             "number": 1
           *           },
           *           "column": "note",
           *           "rule": "FORMULA_VALUE",
           *           "message": "Ô có công thức; hệ thống lấy giá trị đang hiển thị",
           *           "fix": "Kiểm tra giá trị; nên chép rồi dán dạng giá trị (Paste Values).",
           *           "source": null,
           *           "sheet": "Phụ lục 1 - Rà soát",
           *           "cell": "U6",
           *           "accepted": null
           *         },
           *         {
           *           "id": "RATING_MISSING|review|cb-hoi-nghi-2022-2025/bi-thu/dv-mau-0073|rating1|2023",
           *           "table": "review",
           *           "fix": "Ghi kết quả đánh giá, xếp loại năm 2023.",
           *           "severity": "warning",
           *           "rule": "RATING_MISSING",
           *           "message": "Chưa ghi xếp loại năm 2023 của đồng chí Vàng Thị Dung",
           *           "row": {
           *             "key": "cb-hoi-nghi-2022-2025/bi-thu/dv-mau-0073",
           *             "number": 1
           *           },
           *           "column": "rating1",
           *           "source": {
           *             "reference": "Công văn chỉ đạo rà soát, bổ sung quy hoạch hằng năm: căn cứ kết quả đánh giá, xếp loại năm trước",
           *             "certainty": "S"
           *           },
           *           "accepted": null
           *         }
           *       ],
           *       "decisions": [],
           *       "comments": []
           *     }
           */
          'application/json': components['schemas']['ReportView'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  ObligationController_submit: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
        /** @description Version the caller has seen, as in ETag */
        'If-Match'?: string;
      };
      path: {
        /** @description obligation-<directive>--<cell> */
        obligation: unknown;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "outcome": "unchanged",
         *       "number": "05-BC/CB",
         *       "reportedOn": "2024-01-30",
         *       "submission": {
         *         "schemaVersion": 1,
         *         "cell": "cb-kinh-te",
         *         "people": [
         *           {
         *             "id": "dv-mau-0021",
         *             "cardNumber": "MAU-0021",
         *             "name": "Hoàng Đức Trường",
         *             "born": "1980-08-02",
         *             "sex": "nam",
         *             "ethnicity": "Tày",
         *             "position": "Phó Trưởng phòng",
         *             "qualification": "Thạc sĩ",
         *             "politicalTheory": "Trung cấp",
         *             "partyPost": null,
         *             "ratings": [],
         *             "discipline": null
         *           },
         *           {
         *             "id": "dv-mau-0022",
         *             "cardNumber": "MAU-0022",
         *             "name": "Ngô Thu Huệ",
         *             "born": "1984-09-07",
         *             "sex": "nu",
         *             "ethnicity": "Kinh",
         *             "position": "Phó Trưởng phòng",
         *             "qualification": "Đại học",
         *             "politicalTheory": "Trung cấp",
         *             "partyPost": null,
         *             "ratings": [],
         *             "discipline": null
         *           }
         *         ],
         *         "terms": [
         *           {
         *             "term": {
         *               "id": "cb-kinh-te-2022-2025",
         *               "name": "2022-2025"
         *             },
         *             "baseVersion": 0,
         *             "outcome": "unchanged",
         *             "lines": [
         *               {
         *                 "movement": "continue",
         *                 "person": "dv-mau-0021",
         *                 "post": "bi-thu",
         *                 "note": ""
         *               },
         *               {
         *                 "movement": "continue",
         *                 "person": "dv-mau-0022",
         *                 "post": "bi-thu",
         *                 "note": ""
         *               }
         *             ]
         *           },
         *           {
         *             "term": {
         *               "id": "cb-kinh-te-2025-2027",
         *               "name": "2025-2027"
         *             },
         *             "baseVersion": 0,
         *             "outcome": "unchanged",
         *             "lines": [
         *               {
         *                 "movement": "continue",
         *                 "person": "dv-mau-0022",
         *                 "post": "bi-thu",
         *                 "note": ""
         *               },
         *               {
         *                 "movement": "continue",
         *                 "person": "dv-mau-0023",
         *                 "post": "bi-thu",
         *                 "note": ""
         *               }
         *             ]
         *           }
         *         ],
         *         "meetings": []
         *       }
         *     }
         */
        'application/json':
          | {
              /** @default [] */
              attachments?: string[];
              lateReason?: string;
              /** @default  */
              note?: string;
              number: string;
              /** @enum {string} */
              outcome: 'unchanged' | 'changed';
              reportedOn: string;
              submission: {
                cell: string;
                meetings: {
                  ballot: {
                    issued: number;
                    returned: number;
                    valid: number;
                    votes: {
                      agreed: number;
                      more?: {
                        [key: string]: string | number | boolean;
                      };
                      person: string;
                      /** @enum {string} */
                      post: 'bi-thu' | 'pho-bi-thu' | 'chi-uy-vien';
                      term: string;
                    }[];
                  } | null;
                  heldOn: string;
                  id: string;
                  invited: number;
                  /** @enum {string} */
                  kind: 'chi-uy-ra-soat' | 'chi-bo' | 'chi-uy-ket-luan';
                  more?: {
                    [key: string]: string | number | boolean;
                  };
                  present: number;
                }[];
                people: {
                  born: string;
                  cardNumber: string;
                  discipline: {
                    until: string | null;
                  } | null;
                  ethnicity: string;
                  id: string;
                  name: string;
                  /** @enum {string|null} */
                  partyPost: 'bi-thu' | 'pho-bi-thu' | 'chi-uy-vien' | null;
                  politicalTheory: string;
                  position: string;
                  qualification: string;
                  ratings: {
                    /** @enum {string} */
                    rating: 'htxsnv' | 'httnv' | 'htnv' | 'khtnv';
                    year: number;
                  }[];
                  /** @enum {string} */
                  sex: 'nam' | 'nu';
                }[];
                /** @enum {number} */
                schemaVersion: 1;
                terms: {
                  baseVersion: number;
                  lines: (
                    | {
                        more?: {
                          [key: string]: string | number | boolean;
                        };
                        /** @enum {string} */
                        movement: 'continue';
                        note: string;
                        person: string;
                        /** @enum {string} */
                        post: 'bi-thu' | 'pho-bi-thu' | 'chi-uy-vien';
                      }
                    | {
                        /** @enum {string|null} */
                        ground:
                          | 'qua-tuoi'
                          | 'ky-luat'
                          | 'chinh-tri'
                          | 'khong-du-tieu-chuan'
                          | 'khong-hoan-thanh'
                          | 'vi-pham'
                          | 'uy-tin-thap'
                          | 'chuyen-cong-tac'
                          | 'doi-chuc-danh'
                          | 'khac'
                          | null;
                        more?: {
                          [key: string]: string | number | boolean;
                        };
                        /** @enum {string} */
                        movement: 'remove';
                        note: string;
                        person: string;
                        /** @enum {string} */
                        post: 'bi-thu' | 'pho-bi-thu' | 'chi-uy-vien';
                        reason: string;
                      }
                    | {
                        more?: {
                          [key: string]: string | number | boolean;
                        };
                        /** @enum {string} */
                        movement: 'add';
                        note: string;
                        person: string;
                        /** @enum {string} */
                        post: 'bi-thu' | 'pho-bi-thu' | 'chi-uy-vien';
                      }
                  )[];
                  more?: {
                    [key: string]: string | number | boolean;
                  };
                  /** @enum {string} */
                  outcome: 'unchanged' | 'changed';
                  term: {
                    id: string;
                    name: string;
                  };
                }[];
              };
            }
          | {
              /** @default [] */
              attachments?: string[];
              fields?: {
                [key: string]: string | number | boolean | string[] | null;
              };
              lateReason?: string;
              /** @default  */
              note?: string;
              number?: string;
              /** @enum {string} */
              outcome: 'reported';
              reportedOn?: string;
              /** @default {} */
              tables?: {
                [key: string]: {
                  [key: string]: string | number | boolean | string[] | null;
                }[];
              };
            };
      };
    };
    responses: {
      /** @description Taken in. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "receipt": "2024/0001",
           *       "sha256": "d15d0c13ff5f53c10c8c0cbb1aca12e52c62edf9e227e4dfd1a4ea9d9a6a4f28",
           *       "timeliness": "onTime",
           *       "completedAt": "2024-01-30T03:00:00.000000Z",
           *       "cutoffAt": "2024-02-15T17:00:00.000000Z",
           *       "status": "submitted",
           *       "obligation": "obligation-quy-hoach-2024--cb-kinh-te",
           *       "version": 2
           *     }
           */
          'application/json': {
            completedAt: string;
            cutoffAt: string;
            /**
             * @description Kept apart only because it does not say why it is late.
             * @enum {boolean}
             */
            lacksLateReason?: true;
            obligation: string;
            /** @description Số tiếp nhận: `2024/0007`. */
            receipt: string;
            sha256: string;
            /** @description The state of the definition, where it is not of the status' name. */
            standsAt?: string;
            status: string;
            /** @enum {string} */
            timeliness: 'late' | 'onTime' | 'straddled';
            version: number;
          };
        };
      };
      /** @description Came while the system was down: a person decides. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "receipt": "2024/0001",
           *       "sha256": "d15d0c13ff5f53c10c8c0cbb1aca12e52c62edf9e227e4dfd1a4ea9d9a6a4f28",
           *       "timeliness": "onTime",
           *       "completedAt": "2024-01-30T03:00:00.000000Z",
           *       "cutoffAt": "2024-02-15T17:00:00.000000Z",
           *       "status": "submitted",
           *       "obligation": "obligation-quy-hoach-2024--cb-kinh-te",
           *       "version": 2
           *     }
           */
          'application/json': {
            completedAt: string;
            cutoffAt: string;
            /**
             * @description Kept apart only because it does not say why it is late.
             * @enum {boolean}
             */
            lacksLateReason?: true;
            obligation: string;
            /** @description Số tiếp nhận: `2024/0007`. */
            receipt: string;
            sha256: string;
            /** @description The state of the definition, where it is not of the status' name. */
            standsAt?: string;
            status: string;
            /** @enum {string} */
            timeliness: 'late' | 'onTime' | 'straddled';
            version: number;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  ObligationController_return: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
        /** @description Version the caller has seen, as in ETag */
        'If-Match'?: string;
      };
      path: {
        /** @description obligation-<directive>--<cell> */
        obligation: unknown;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "Xem lại số có mặt"
         *     }
         */
        'application/json': {
          at?: string;
          dueOn?: string;
          /** @enum {string} */
          policy?: 'exclusive' | 'inclusive' | 'roll' | 'inclusive-roll';
          reason: string;
          wording?: string;
        };
      };
    };
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "dueOn": "2024-12-05",
           *       "cutoffAt": "2024-12-05T17:00:00.000000Z",
           *       "wording": "chậm nhất ngày 05/12/2024",
           *       "status": "returned",
           *       "obligation": "obligation-dot-bieu-mau--cb-tong-hop",
           *       "version": 3
           *     }
           */
          'application/json': components['schemas']['ReturnAnswer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  ObligationController_review: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
        /** @description Version the caller has seen, as in ETag */
        'If-Match'?: string;
      };
      path: {
        /** @description obligation-<directive>--<cell> */
        obligation: unknown;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "opinion": "Đồng ý",
         *       "acceptances": [
         *         {
         *           "findings": [
         *             "FORMULA_VALUE|review|#6|note",
         *             "RATING_MISSING|review|cb-hoi-nghi-2022-2025/bi-thu/dv-mau-0073|rating1|2023"
         *           ],
         *           "reason": "Đã đối chiếu hồ sơ, chấp nhận."
         *         }
         *       ]
         *     }
         */
        'application/json': {
          /** @default [] */
          acceptances?: {
            findings: string[];
            reason: string;
          }[];
          opinion: string;
        };
      };
    };
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "reviewed",
           *       "obligation": "obligation-quy-hoach-2024--cb-hoi-nghi",
           *       "version": 3
           *     }
           */
          'application/json': components['schemas']['ObligationAnswer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  ObligationController_revokeApproval: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
        /** @description Version the caller has seen, as in ETag */
        'If-Match'?: string;
      };
      path: {
        /** @description obligation-<directive>--<cell> */
        obligation: unknown;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "notice": "notice-dot-moi-2024--cb-hanh-chinh",
         *       "reason": "Phê duyệt nhầm",
         *       "document": "260-CV/ĐU",
         *       "documentOn": "2024-04-30"
         *     }
         */
        'application/json': {
          document: string;
          documentOn: string;
          notice?: string;
          reason: string;
        };
      };
    };
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "notice": "notice-dot-moi-2024--cb-hanh-chinh",
           *       "status": "reviewed",
           *       "obligation": "obligation-dot-moi-2024--cb-hanh-chinh",
           *       "version": 6
           *     }
           */
          'application/json': components['schemas']['RevokeAnswer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  ReviewController_diff: {
    parameters: {
      query?: {
        from?: number;
        to?: number;
      };
      header?: never;
      path: {
        obligation: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "obligation": "obligation-dot-bieu-mau--cb-tong-hop",
           *       "from": 1,
           *       "to": 2,
           *       "tables": [
           *         {
           *           "key": "fields",
           *           "title": "Thông tin chung",
           *           "added": [],
           *           "removed": [],
           *           "changed": [
           *             {
           *               "key": "fields",
           *               "columns": [
           *                 {
           *                   "column": "present",
           *                   "before": 11,
           *                   "after": 12
           *                 },
           *                 {
           *                   "column": "absent",
           *                   "before": 1,
           *                   "after": 0
           *                 }
           *               ]
           *             }
           *           ]
           *         },
           *         {
           *           "key": "viec",
           *           "title": "Việc đã giao",
           *           "added": [],
           *           "removed": [],
           *           "changed": []
           *         }
           *       ],
           *       "files": {
           *         "added": [],
           *         "removed": [
           *           "Biên bản.pdf"
           *         ]
           *       }
           *     }
           */
          'application/json': components['schemas']['RoundsDiff'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  ObligationController_step: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
        /** @description Version the caller has seen, as in ETag */
        'If-Match'?: string;
      };
      path: {
        /** @description obligation-<directive>--<cell> */
        obligation: unknown;
        /** @description The command, as the definition names it */
        step: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "opinion": "Đồng ý"
         *     }
         */
        'application/json': {
          fields?: {
            [key: string]: string | number | boolean | string[] | null;
          };
          opinion?: string;
        };
      };
    };
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "reviewed",
           *       "obligation": "obligation-dang-ky-2024--cb-tong-hop",
           *       "version": 4
           *     }
           */
          'application/json': components['schemas']['ObligationAnswer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  ObligationController_undoRejection: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
        /** @description Version the caller has seen, as in ETag */
        'If-Match'?: string;
      };
      path: {
        /** @description obligation-<directive>--<cell> */
        obligation: unknown;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "Nhầm hồ sơ",
         *       "document": "260-CV/ĐU",
         *       "documentOn": "2024-06-03"
         *     }
         */
        'application/json': {
          at?: string;
          document: string;
          documentOn: string;
          dueOn?: string;
          /** @enum {string} */
          policy?: 'exclusive' | 'inclusive' | 'roll' | 'inclusive-roll';
          reason: string;
          wording?: string;
        };
      };
    };
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "in-step",
           *       "standsAt": "considered",
           *       "obligation": "obligation-dang-ky-2024--cb-hanh-chinh",
           *       "version": 12
           *     }
           */
          'application/json': components['schemas']['ObligationAnswer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  ObligationController_withdraw: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
        /** @description Version the caller has seen, as in ETag */
        'If-Match'?: string;
      };
      path: {
        /** @description obligation-<directive>--<cell> */
        obligation: unknown;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "Gửi nhầm bản của đồng chí Nguyễn Văn Kín"
         *     }
         */
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "returned",
           *       "obligation": "obligation-quy-hoach-2024--cb-hanh-chinh",
           *       "version": 3
           *     }
           */
          'application/json': components['schemas']['ObligationAnswer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  WorkbookController_workbook: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description obligation-<directive>--<cell> */
        obligation: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': string;
        };
      };
      default: components['responses']['Problem'];
    };
  };
  WorkbookController_upload: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
        /** @description Version the caller has seen, as in ETag */
        'If-Match'?: string;
      };
      path: {
        /** @description obligation-<directive>--<cell> */
        obligation: unknown;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/octet-stream': string;
      };
    };
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "obligation": "obligation-quy-hoach-2024--cb-tong-hop",
           *       "version": 1,
           *       "round": 1,
           *       "savedAt": "2024-01-30T03:00:00.000000Z",
           *       "submitted": false,
           *       "open": true,
           *       "ready": false,
           *       "findings": [
           *         {
           *           "id": "PAPER_FIELD|report||number|number",
           *           "rule": "PAPER_FIELD",
           *           "severity": "error",
           *           "table": "report",
           *           "message": "Còn thiếu trường này",
           *           "fix": "Ghi theo báo cáo giấy của chi bộ, rồi kiểm tra lại.",
           *           "row": null,
           *           "column": "number",
           *           "source": null,
           *           "sheet": "",
           *           "cell": ""
           *         },
           *         {
           *           "id": "PAPER_FIELD|report||reportedOn|reportedOn",
           *           "rule": "PAPER_FIELD",
           *           "severity": "error",
           *           "table": "report",
           *           "message": "Còn thiếu trường này",
           *           "fix": "Ghi theo báo cáo giấy của chi bộ, rồi kiểm tra lại.",
           *           "row": null,
           *           "column": "reportedOn",
           *           "source": null,
           *           "sheet": "",
           *           "cell": ""
           *         }
           *       ],
           *       "moreFindings": 0,
           *       "submission": {
           *         "schemaVersion": 1,
           *         "cell": "cb-tong-hop",
           *         "people": [
           *           {
           *             "id": "dv-mau-0001",
           *             "cardNumber": "MAU-0001",
           *             "name": "Lê Xuân Lâm",
           *             "born": "1982-01-18",
           *             "sex": "nam",
           *             "ethnicity": "Kinh",
           *             "position": "Trưởng phòng",
           *             "qualification": "Thạc sĩ",
           *             "politicalTheory": "Cao cấp",
           *             "partyPost": null,
           *             "ratings": [],
           *             "discipline": null
           *           },
           *           {
           *             "id": "dv-mau-0002",
           *             "cardNumber": "MAU-0002",
           *             "name": "Bùi Hữu Thắng",
           *             "born": "1975-12-08",
           *             "sex": "nam",
           *             "ethnicity": "Kinh",
           *             "position": "Chuyên viên",
           *             "qualification": "Đại học",
           *             "politicalTheory": "Trung cấp",
           *             "partyPost": null,
           *             "ratings": [],
           *             "discipline": null
           *           }
           *         ],
           *         "terms": [
           *           {
           *             "term": {
           *               "id": "cb-tong-hop-2022-2025",
           *               "name": "2022-2025"
           *             },
           *             "baseVersion": 0,
           *             "outcome": "unchanged",
           *             "lines": [
           *               {
           *                 "movement": "continue",
           *                 "person": "dv-mau-0001",
           *                 "post": "bi-thu",
           *                 "note": ""
           *               },
           *               {
           *                 "movement": "continue",
           *                 "person": "dv-mau-0002",
           *                 "post": "bi-thu",
           *                 "note": ""
           *               }
           *             ]
           *           },
           *           {
           *             "term": {
           *               "id": "cb-tong-hop-2025-2027",
           *               "name": "2025-2027"
           *             },
           *             "baseVersion": 0,
           *             "outcome": "unchanged",
           *             "lines": [
           *               {
           *                 "movement": "continue",
           *                 "person": "dv-mau-0002",
           *                 "post": "bi-thu",
           *                 "note": ""
           *               },
           *               {
           *                 "movement": "continue",
           *                 "person": "dv-mau-0003",
           *                 "post": "bi-thu",
           *                 "note": ""
           *               }
           *             ]
           *           }
           *         ],
           *         "meetings": []
           *       },
           *       "workbook": "a78f3fb68f3754d6833c30f3ab6b9e735678ad8a653e8aa1767fec27f386b6a3"
           *     }
           */
          'application/json': components['schemas']['WorkbookAnswer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  WorkbookController_annotated: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
        /** @description Version the caller has seen, as in ETag */
        'If-Match'?: string;
      };
      path: {
        /** @description obligation-<directive>--<cell> */
        obligation: unknown;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/octet-stream': string;
      };
    };
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': string;
        };
      };
      default: components['responses']['Problem'];
    };
  };
  LinksController_askRecovery: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "name": "nguoi.1"
         *     }
         */
        'application/json': {
          name: string;
        };
      };
    };
    responses: {
      /** @description Taken on; it is done later, or waits for a decision. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "message": "Nếu có tài khoản mang tên này và có địa chỉ thư, liên kết đặt lại mật khẩu đã được gửi tới đó. Không thấy thư sau vài phút thì hãy xem hộp thư rác, hoặc liên hệ quản trị."
           *     }
           */
          'application/json': {
            message: string;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  LinksController_recover: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        token: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "password": "mười hai cây cầu ngắn"
         *     }
         */
        'application/json': {
          password: string;
        };
      };
    };
    responses: {
      /** @description Done. There is nothing to say. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components['responses']['Problem'];
    };
  };
  SecurityLogController_read: {
    parameters: {
      query?: {
        after?: string;
        format?: 'json' | 'csv';
        from?: string;
        kind?:
          | 'signed-in'
          | 'sign-in-failed'
          | 'token-refused'
          | 'refused'
          | 'stepped-up'
          | 'password-changed'
          | 'reset'
          | 'session-ended'
          | 'totp-on'
          | 'totp-off'
          | 'passkey-added'
          | 'passkey-removed'
          | 'recovery-asked'
          | 'recovery-used'
          | 'code-made'
          | 'code-used'
          | 'invitation-made'
          | 'invitation-used'
          | 'exported'
          | 'offices-changed'
          | 'burst';
        limit?: number;
        official?: string;
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "events": [
           *         {
           *           "id": "9",
           *           "at": "2024-01-10T01:31:00.000000Z",
           *           "kind": "invitation-made",
           *           "official": "nguoi-2",
           *           "name": "Người Thử 2",
           *           "office": null,
           *           "address": null,
           *           "device": null,
           *           "detail": {
           *             "by": "quantri-1",
           *             "days": 3
           *           }
           *         },
           *         {
           *           "id": "8",
           *           "at": "2024-01-10T01:31:00.000000Z",
           *           "kind": "code-made",
           *           "official": "nguoi-2",
           *           "name": "Người Thử 2",
           *           "office": null,
           *           "address": null,
           *           "device": null,
           *           "detail": {
           *             "by": "vanthu-1"
           *           }
           *         }
           *       ],
           *       "next": null
           *     }
           */
          'application/json': components['schemas']['LogPage'];
          'text/csv': string;
        };
      };
      default: components['responses']['Problem'];
    };
  };
  SessionController_who: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "account": "nguoi-1",
           *       "name": "Người Thử 10",
           *       "session": "59c7ba9a-c347-40b7-ad5e-187b9e56595a",
           *       "steppedUpUntil": "2024-01-10T01:40:00.000000Z",
           *       "secondFactor": false,
           *       "offices": [
           *         {
           *           "id": "capuy-1",
           *           "role": "approver",
           *           "cell": null
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['WhoAmI'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  SessionController_signIn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "password": "mười hai cây cầu ngắn",
         *       "name": "nguoi.1"
         *     }
         */
        'application/json': {
          code?: string;
          name: string;
          ownPhone?: boolean;
          password: string;
        };
      };
    };
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "account": "nguoi-1",
           *       "name": "Người Thử 1",
           *       "session": "55e5a15d-41f8-49ef-9d00-ee22765d12ca",
           *       "steppedUpUntil": "2024-01-10T01:40:00.000000Z",
           *       "secondFactor": false,
           *       "offices": [
           *         {
           *           "id": "thamdinh-1",
           *           "role": "reviewer",
           *           "cell": null
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['WhoAmI'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  SessionController_signOut: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. There is nothing to say. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components['responses']['Problem'];
    };
  };
  PasskeyController_signIn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "response": {
         *         "id": "-h0zmvgRGlRAqREniwoDOYDhNp8b4_oLnLkry8zJfx0",
         *         "rawId": "-h0zmvgRGlRAqREniwoDOYDhNp8b4_oLnLkry8zJfx0",
         *         "type": "public-key",
         *         "clientExtensionResults": {},
         *         "response": {
         *           "clientDataJSON": "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiRGhGSThVNFdsWU5JZFM1MFRIUm4yS3VjeWhiTk1ObGlKU0k2bEhjeXY2cyIsIm9yaWdpbiI6Imh0dHBzOi8vZG9uZG9jLmV4YW1wbGUuaW52YWxpZCIsImNyb3NzT3JpZ2luIjpmYWxzZX0",
         *           "authenticatorData": "9bcgYOUM16bLMGdDKVL2mDK6ds_9c4nIbL8ptduiuQsFAAAAAg",
         *           "signature": "MEUCIQC9YRgHIH4fwkZZ1pZzRFewMd8fMZcVs4JkhDB89XXpHAIgTqhkJydB9l4osP0USL9ilkms-BzHeKomRpmvg-mDJ1Y"
         *         }
         *       }
         *     }
         */
        'application/json': {
          ownPhone?: boolean;
          response: {
            /** @enum {string} */
            authenticatorAttachment?: 'platform' | 'cross-platform';
            clientExtensionResults: {
              [key: string]: unknown;
            };
            id: string;
            rawId: string;
            response: {
              authenticatorData: string;
              clientDataJSON: string;
              signature: string;
              userHandle?: string | null;
            };
            /** @enum {string} */
            type: 'public-key';
          };
        };
      };
    };
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "account": "nguoi-1",
           *       "name": "Người Thử 10",
           *       "session": "59c7ba9a-c347-40b7-ad5e-187b9e56595a",
           *       "steppedUpUntil": "2024-01-10T01:40:00.000000Z",
           *       "secondFactor": false,
           *       "offices": [
           *         {
           *           "id": "capuy-1",
           *           "role": "approver",
           *           "cell": null
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['WhoAmI'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  PasskeyController_ask: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "rpId": "dondoc.example.invalid",
           *       "challenge": "DhFI8U4WlYNIdS50THRn2KucyhbNMNliJSI6lHcyv6s",
           *       "timeout": 60000,
           *       "userVerification": "required"
           *     }
           */
          'application/json': components['schemas']['PublicKeyCredentialRequestOptionsJSON'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  SampleController_roles: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "roles": [
           *         "clerk",
           *         "reviewer"
           *       ]
           *     }
           */
          'application/json': {
            roles: string[];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  SampleController_enter: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "role": "clerk"
         *     }
         */
        'application/json': {
          /** @enum {string} */
          role: 'clerk' | 'reviewer' | 'approver' | 'cell' | 'auditor' | 'admin';
        };
      };
    };
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "account": "nguoi-1",
           *       "name": "Văn thư dùng thử",
           *       "session": "80ad2163-1401-4351-8bef-adb087f73501",
           *       "steppedUpUntil": "2024-01-10T01:40:00.000000Z",
           *       "secondFactor": false,
           *       "offices": [
           *         {
           *           "id": "vanthu-1",
           *           "role": "clerk",
           *           "cell": null
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['WhoAmI'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  SessionController_stepUp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "password": "bốn con vịt xanh qua sông"
         *     }
         */
        'application/json': {
          code?: string;
          password?: string;
        };
      };
    };
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "account": "nguoi-30",
           *       "name": "Người Thử 29",
           *       "session": "218490c5-74bf-4289-91a5-fb582060b8fc",
           *       "steppedUpUntil": "2025-02-09T17:30:00.000000Z",
           *       "secondFactor": false,
           *       "offices": [
           *         {
           *           "id": "vanthu-24",
           *           "role": "clerk",
           *           "cell": null
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['WhoAmI'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  PasskeyController_stepUp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "response": {
         *         "id": "pOWa7rPURCMq4fZ9la24WPa2cqujCS9qkeJBxlDqAj4",
         *         "rawId": "pOWa7rPURCMq4fZ9la24WPa2cqujCS9qkeJBxlDqAj4",
         *         "type": "public-key",
         *         "clientExtensionResults": {},
         *         "response": {
         *           "clientDataJSON": "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiTUxIZF9jWGZDblhDN3JjV1dGZUs0R0VJck9kdG1CZUxleGFibjF2YmZUYyIsIm9yaWdpbiI6Imh0dHBzOi8vZG9uZG9jLmV4YW1wbGUuaW52YWxpZCIsImNyb3NzT3JpZ2luIjpmYWxzZX0",
         *           "authenticatorData": "9bcgYOUM16bLMGdDKVL2mDK6ds_9c4nIbL8ptduiuQsFAAAAAg",
         *           "signature": "MEQCIH0m2BFNp6uUmxACFzfnZqQq2o0iQV5wHoXCRi4tL-R1AiBCukHIEPLWCvGw_nKNZs5IK1ELd9K25WEybdOkzsZgOw"
         *         }
         *       }
         *     }
         */
        'application/json': {
          response: {
            /** @enum {string} */
            authenticatorAttachment?: 'platform' | 'cross-platform';
            clientExtensionResults: {
              [key: string]: unknown;
            };
            id: string;
            rawId: string;
            response: {
              authenticatorData: string;
              clientDataJSON: string;
              signature: string;
              userHandle?: string | null;
            };
            /** @enum {string} */
            type: 'public-key';
          };
        };
      };
    };
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "account": "nguoi-13",
           *       "name": "Người Thử 22",
           *       "session": "ef1e667b-cdab-4c50-93ce-a49d70654153",
           *       "steppedUpUntil": "2024-01-10T02:07:00.000000Z",
           *       "secondFactor": false,
           *       "offices": [
           *         {
           *           "id": "capuy-13",
           *           "role": "approver",
           *           "cell": null
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['WhoAmI'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  SessionsController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "sessions": [
           *         {
           *           "id": "4c983a93-7e2f-42de-bd8e-181d917e8e63",
           *           "device": "Safari trên iPhone",
           *           "address": "127.0.0.1",
           *           "ownPhone": false,
           *           "signedInAt": "2025-02-09T17:10:00.000000Z",
           *           "seenAt": "2025-02-09T17:10:00.000000Z",
           *           "current": false
           *         },
           *         {
           *           "id": "73f05f36-33f9-45df-b2dc-049a89291588",
           *           "device": "Chrome trên Windows",
           *           "address": "127.0.0.1",
           *           "ownPhone": false,
           *           "signedInAt": "2025-02-09T17:10:00.000000Z",
           *           "seenAt": "2025-02-09T17:10:00.000000Z",
           *           "current": true
           *         }
           *       ]
           *     }
           */
          'application/json': {
            sessions: components['schemas']['ListedSession'][];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  SessionsController_endOthers: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "ended": 2
           *     }
           */
          'application/json': {
            ended: number;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  SessionsController_end: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        session: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. There is nothing to say. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components['responses']['Problem'];
    };
  };
  SubordinateController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example [
           *       {
           *         "committee": "dang-uy-vp",
           *         "name": "Đảng ủy Văn phòng UBND tỉnh",
           *         "directives": [
           *           {
           *             "directive": "thuc-hien-01-cv-du-2024-2",
           *             "status": "issued",
           *             "symbol": "242-CV/ĐU",
           *             "issuedOn": "2024-01-30",
           *             "subject": "thực hiện rà soát, bổ sung quy hoạch cán bộ cấp ủy năm 2024",
           *             "dueOn": "2024-02-01",
           *             "wording": "trước ngày 01/02/2024",
           *             "figures": [
           *               {
           *                 "label": "Chi bộ",
           *                 "value": 12
           *               },
           *               {
           *                 "label": "Đã tiếp nhận",
           *                 "value": 0
           *               }
           *             ],
           *             "statuses": [
           *               {
           *                 "label": "Coi như không thực hiện",
           *                 "value": 12
           *               }
           *             ]
           *           },
           *           {
           *             "directive": "quy-hoach-2024",
           *             "status": "issued",
           *             "symbol": "241-CV/ĐU",
           *             "issuedOn": "2024-01-30",
           *             "subject": "thực hiện rà soát, bổ sung quy hoạch cán bộ cấp ủy năm 2024",
           *             "dueOn": "2024-02-15",
           *             "wording": "trước ngày 15/02/2024",
           *             "figures": [
           *               {
           *                 "label": "Chi bộ",
           *                 "value": 12
           *               },
           *               {
           *                 "label": "Đã tiếp nhận",
           *                 "value": 0
           *               }
           *             ],
           *             "statuses": [
           *               {
           *                 "label": "Chưa tiếp nhận",
           *                 "value": 12
           *               }
           *             ]
           *           }
           *         ],
           *         "reports": [
           *           {
           *             "notice": "notice-thuc-hien-01-cv-du-2024-2_bao-cao",
           *             "directive": "thuc-hien-01-cv-du-2024-2",
           *             "symbol": "01-BC/ĐU",
           *             "issuedOn": "2024-02-02",
           *             "pdf": "/documents/notice-thuc-hien-01-cv-du-2024-2_bao-cao.pdf"
           *           }
           *         ]
           *       }
           *     ]
           */
          'application/json': components['schemas']['Subordinate'][];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  WorkflowController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "workflows": [
           *         {
           *           "name": "bao-cao-dinh-ky",
           *           "title": "Báo cáo định kỳ của chi bộ",
           *           "version": 3,
           *           "id": "bao-cao-dinh-ky@4394aaa27de8",
           *           "report": "form"
           *         },
           *         {
           *           "name": "bien-ban-sinh-hoat",
           *           "title": "Biên bản sinh hoạt chi bộ hằng tháng",
           *           "version": 1,
           *           "id": "bien-ban-sinh-hoat@70ea3aa0a19f",
           *           "report": "form"
           *         }
           *       ],
           *       "skipped": []
           *     }
           */
          'application/json': components['schemas']['WorkflowsAnswer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  AuthoringController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "drafts": [
           *         {
           *           "name": "con-loi",
           *           "version": 1,
           *           "by": "quantri-1",
           *           "savedAt": "2024-01-12T01:00:00.000000Z",
           *           "trial": null
           *         },
           *         {
           *           "name": "cua-ai",
           *           "version": 1,
           *           "by": "vanthu-1",
           *           "savedAt": "2024-01-12T01:00:00.000000Z",
           *           "trial": {
           *             "definition": "cua-ai@bd0e21203df0",
           *             "by": "vanthu-1",
           *             "askedAt": "2024-01-12T01:00:00.000000Z",
           *             "state": "played",
           *             "done": null,
           *             "total": null,
           *             "why": null,
           *             "endedAt": "2024-01-12T01:00:00.000000Z"
           *           }
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['WorkflowDraftsAnswer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  AuthoringController_read: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "name": "con-loi",
           *       "version": 1,
           *       "texts": {
           *         "form": "\nschemaVersion: 1\nid: dang-ky-nhieu-buoc\ntitle: Phiếu đăng ký\ntables:\n  - key: dang-ky\n    title: Đăng ký của đảng viên\n    rowKey: [person]\n    columns:\n      - { key: person, title: Mã đảng viên, type: code, required: true }\n      - { key: note, title: Nội dung, type: text }\n",
           *         "rules": "schemaVersion: 1\nruleSets: []\n",
           *         "workflow": "\nname: con-loi\nversion: 1\ntitle: Đăng ký của đảng viên\nreport: form\n\ndeadline: { wording: 'chậm nhất ngày {dueOn}', due: '06-20', policy: inclusive, graceMinuts: 5 }\nreminders: []\ndocuments: {}\n\nstates:\n  issued: { title: Đã giao, initial: true }\n  submitted: { title: 'Đã gửi, chờ ban thẩm định' }\n  returned: { title: Đã trả lại }\n  reviewed:\n    title: 'Ban đã thẩm định, chờ Ban Thường vụ'\n    te…"
           *       },
           *       "by": "quantri-1",
           *       "savedAt": "2024-01-12T01:00:00.000000Z",
           *       "findings": [
           *         {
           *           "file": "con-loi/workflow.yaml",
           *           "line": 7,
           *           "column": 81,
           *           "message": "Khóa lạ 'graceMinuts'.",
           *           "fix": "Có phải ý là 'graceMinutes'?"
           *         }
           *       ],
           *       "definition": null,
           *       "trial": null,
           *       "publishable": false
           *     }
           */
          'application/json': components['schemas']['WorkflowDraftAnswer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  AuthoringController_save: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
      };
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "workflow": "\nname: con-loi\nversion: 1\ntitle: Đăng ký của đảng viên\nreport: form\n\ndeadline: { wording: 'chậm nhất ngày {dueOn}', due: '06-20', policy: inclusive, graceMinuts: 5 }\nreminders: []\ndocuments: {}\n\nstates:\n  issued: { title: Đã giao, initial: true }\n  submitted: { title: 'Đã gửi, chờ ban thẩm định' }\n  returned: { title: Đã trả lại }\n  reviewed:\n    title: 'Ban đã thẩm định, chờ Ban Thường vụ'\n    te…",
         *       "form": "\nschemaVersion: 1\nid: dang-ky-nhieu-buoc\ntitle: Phiếu đăng ký\ntables:\n  - key: dang-ky\n    title: Đăng ký của đảng viên\n    rowKey: [person]\n    columns:\n      - { key: person, title: Mã đảng viên, type: code, required: true }\n      - { key: note, title: Nội dung, type: text }\n",
         *       "rules": "schemaVersion: 1\nruleSets: []\n",
         *       "seen": 0
         *     }
         */
        'application/json': {
          /**
           * @description form.yaml
           * @default null
           */
          form?: string | null;
          /**
           * @description rules.yaml
           * @default null
           */
          rules?: string | null;
          /**
           * @description Version of the draft that was read; 0: none
           * @default 0
           */
          seen?: number;
          /** @description workflow.yaml */
          workflow: string;
        };
      };
    };
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "name": "con-loi",
           *       "version": 1,
           *       "texts": {
           *         "form": "\nschemaVersion: 1\nid: dang-ky-nhieu-buoc\ntitle: Phiếu đăng ký\ntables:\n  - key: dang-ky\n    title: Đăng ký của đảng viên\n    rowKey: [person]\n    columns:\n      - { key: person, title: Mã đảng viên, type: code, required: true }\n      - { key: note, title: Nội dung, type: text }\n",
           *         "rules": "schemaVersion: 1\nruleSets: []\n",
           *         "workflow": "\nname: con-loi\nversion: 1\ntitle: Đăng ký của đảng viên\nreport: form\n\ndeadline: { wording: 'chậm nhất ngày {dueOn}', due: '06-20', policy: inclusive, graceMinuts: 5 }\nreminders: []\ndocuments: {}\n\nstates:\n  issued: { title: Đã giao, initial: true }\n  submitted: { title: 'Đã gửi, chờ ban thẩm định' }\n  returned: { title: Đã trả lại }\n  reviewed:\n    title: 'Ban đã thẩm định, chờ Ban Thường vụ'\n    te…"
           *       },
           *       "by": "quantri-1",
           *       "savedAt": "2024-01-12T01:00:00.000000Z",
           *       "findings": [
           *         {
           *           "file": "con-loi/workflow.yaml",
           *           "line": 7,
           *           "column": 81,
           *           "message": "Khóa lạ 'graceMinuts'.",
           *           "fix": "Có phải ý là 'graceMinutes'?"
           *         }
           *       ],
           *       "definition": null,
           *       "trial": null,
           *       "publishable": false
           *     }
           */
          'application/json': components['schemas']['WorkflowDraftAnswer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  AuthoringController_discard: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
      };
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "discarded": true
           *     }
           */
          'application/json': {
            discarded: boolean;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  AuthoringController_publish: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
      };
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "definition": "da-thu@50b9d8f88b70"
         *     }
         */
        'application/json': {
          /** @description The id that the draft’s answer names */
          definition: string;
        };
      };
    };
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "name": "da-thu",
           *       "version": 1,
           *       "definition": "da-thu@50b9d8f88b70",
           *       "at": "2024-01-12T01:00:00.000000Z"
           *     }
           */
          'application/json': components['schemas']['PublishAnswer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  AuthoringController_trial: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "definition": "khong-choi-duoc@f20870d1fe71",
           *       "by": "vanthu-1",
           *       "askedAt": "2024-01-12T01:00:00.000000Z",
           *       "state": "failed",
           *       "done": null,
           *       "total": null,
           *       "why": "Hạn không đặt được.",
           *       "endedAt": "2024-01-12T01:00:00.000000Z",
           *       "result": null
           *     }
           */
          'application/json': components['schemas']['TrialAnswer'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  AuthoringController_paper: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        n: string;
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/pdf': string;
        };
      };
      default: components['responses']['Problem'];
    };
  };
  AuthoringController_try: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-] */
        'Idempotency-Key': string;
      };
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Taken on; it is done later, or waits for a decision. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "definition": "cua-ai@bd0e21203df0",
           *       "by": "vanthu-1",
           *       "askedAt": "2024-01-12T01:00:00.000000Z",
           *       "state": "waiting",
           *       "done": null,
           *       "total": null,
           *       "why": null,
           *       "endedAt": null
           *     }
           */
          'application/json': components['schemas']['TrialView'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  NoticeController_file: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        notice: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or read. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/pdf': string;
        };
      };
      default: components['responses']['Problem'];
    };
  };
}
