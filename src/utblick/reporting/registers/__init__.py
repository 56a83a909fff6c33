"""The registers of the report on ongoing cooperation, one module each, in the order of the report."""

from utblick.reporting.registers.agreements import AGREEMENTS
from utblick.reporting.registers.applications import APPLICATIONS
from utblick.reporting.registers.exchanges import EXCHANGES
from utblick.reporting.registers.lines import Line, Register, merged
from utblick.reporting.registers.networks import NETWORKS
from utblick.reporting.registers.projects import PROJECTS
from utblick.reporting.registers.visits import VISITS

REGISTERS: tuple[Register, ...] = (AGREEMENTS, NETWORKS, APPLICATIONS, PROJECTS, EXCHANGES, VISITS)

__all__ = ["REGISTERS", "Line", "Register", "merged"]
